package dev.drydock.shipyard.domain.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionMatchTest {
    private static final String TYPE = "sh.keptn.event.deployment.triggered";
    private static final Payload PRODUCTION = Payload.of(new Scope("fulltour", "production", "helloservice"));

    @ParameterizedTest
    @CsvSource({
        "'', '', '', true",
        "fulltour, '', '', true",
        "other, '', '', false",
        "other fulltour, '', '', true",
        "fulltour, qa, '', false",
        "fulltour, qa production, '', true",
        "fulltour, production, other, false",
        "fulltour, production, other helloservice, true",
        "'', '', helloservice, true"
    })
    void shouldAskForAllListsAndAnyNameOfEach(String projects, String stages, String services, boolean expected) {
        // Given
        var filter = new Subscription.Filter(names(projects), names(stages), names(services));

        // When
        var matches = SubscriptionMatch.matches(to(TYPE, filter), TYPE, PRODUCTION);

        // Then
        assertThat(matches).isEqualTo(expected);
    }

    @Test
    void shouldNotMatchWhenTheTypeIsAnother() {
        assertThat(SubscriptionMatch.matches(to("sh.keptn.event.test.*", Subscription.Filter.NONE), TYPE, PRODUCTION))
                .isFalse();
    }

    @Test
    void shouldMatchOnlyUnfilteredWhenTheEventNamesNoPlace() {
        // Given
        var filtered = new Subscription.Filter(List.of("fulltour"), List.of(), List.of());

        // Then
        assertThat(SubscriptionMatch.matches(to(">", filtered), "sh.keptn.log.error", Payload.EMPTY))
                .isFalse();
        assertThat(SubscriptionMatch.matches(to(">", Subscription.Filter.NONE), "sh.keptn.log.error", Payload.EMPTY))
                .isTrue();
    }

    private static Subscription to(String event, Subscription.Filter filter) {
        return new Subscription("s", new SubjectPattern(event), filter);
    }

    private static List<String> names(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }
}
