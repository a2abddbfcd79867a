package dev.drydock.shipyard.domain.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPatternTest {
    @ParameterizedTest
    @CsvSource({
        "sh.keptn.event.deployment.triggered, sh.keptn.event.deployment.triggered, true",
        "sh.keptn.event.deployment.triggered, sh.keptn.event.deployment.started, false",
        "sh.keptn.event.deployment.triggered, sh.keptn.event.deployment, false",
        "sh.keptn.event.deployment, sh.keptn.event.deployment.triggered, false",
        "sh.keptn.event.*.triggered, sh.keptn.event.deployment.triggered, true",
        "sh.keptn.event.*.triggered, sh.keptn.event.qa.delivery.triggered, false",
        "sh.keptn.event.*.*, sh.keptn.event.deployment.triggered, true",
        "sh.keptn.>, sh.keptn.event.deployment.triggered, true",
        "sh.keptn.>, sh.keptn, false",
        ">, sh, true",
        "*, sh.keptn, false"
    })
    void shouldMatchAsNatsDoes(String pattern, String subject, boolean expected) {
        // When
        var matches = new SubjectPattern(pattern).matches(subject);

        // Then
        assertThat(matches).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "sh..keptn", "sh.keptn.", "sh.>.keptn", "sh.ke*", "sh.keptn event", "a>"})
    void shouldBeRefusedWhenNatsWouldNotTakeIt(String pattern) {
        assertThatThrownBy(() -> new SubjectPattern(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + pattern + "' is no event type or pattern");
    }
}
