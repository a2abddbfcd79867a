package dev.drydock.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.FileProblem;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class EventFilterTest {
    private static final String TYPE = "sh.keptn.event.deployment.triggered";

    @ParameterizedTest
    @CsvSource({"deployment, true", "sh.keptn.event.*.triggered, true", "^deployment, false", "test, false"})
    void shouldFindTheExpressionAnywhereInTheType(String expression, boolean isMeant) {
        // When
        var meant = new EventFilter(expression, Optional.empty()).isMeant(TYPE);

        // Then
        assertThat(meant).isEqualTo(isMeant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(.*)*(.*)*(.*)*(.*)*(.*)*!", "(a|aa|aaa)*(e|ee)*(.*.*.*.*.*.*.*)*$!"})
    void shouldGiveUpWhenTheExpressionWouldSearchForEver(String expression) {
        // When
        var meant = new EventFilter(expression, Optional.empty()).isMeant(TYPE + "a".repeat(60));

        // Then
        assertThat(meant).isFalse();
    }

    @Test
    void shouldRefuseAnExpressionWhenItIsTooDeepToCompile() {
        // When
        var parsed = JobConfigParser.parse(
                "config.yaml",
                "apiVersion: v2\nactions:\n  - events:\n      - name: \"" + "(".repeat(200_000) + ")".repeat(200_000)
                        + "\"\n    tasks: []\n");

        // Then
        assertThat(parsed.problems())
                .map(FileProblem::toString)
                .containsExactly("config.yaml:4:15: the regular expression is longer than 500 characters; write several"
                        + " events instead");
    }
}
