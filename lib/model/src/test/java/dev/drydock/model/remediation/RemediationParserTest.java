package dev.drydock.model.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.Tour;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemediationParserTest {
    @Test
    void shouldReadActionsWhenFileIsTheTours() {
        // When
        var parsed = RemediationParser.parse("remediation.yaml", Tour.read("remediation.yaml"));

        // Then
        assertThat(parsed.warnings()).isEmpty();
        assertThat(parsed.value().orElseThrow())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*place")
                .isEqualTo(new Remediation(
                        "helloservice-remediation",
                        List.of(new ProblemRemedy(
                                "http_response_time_seconds_main_page_sum",
                                Optional.of(List.of(new Action("scale", "scale", "Scale up", "2")))))));
    }

    @Test
    void shouldReadTypedValuesWhenFileHasTheOlderHeader() {
        // When
        var parsed = RemediationParser.parse("remediation.yaml", Tour.read("remediation-micro-operations.yaml"));

        // Then
        assertThat(parsed.warnings()).isEmpty();
        assertThat(parsed.value().orElseThrow().remedies())
                .flatExtracting(remedy -> remedy.actionsOnOpen().orElseThrow())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place")
                .containsExactly(
                        new Action(
                                "Scaling ReplicaSet by 1",
                                "scaling",
                                "Scaling the ReplicaSet of a Kubernetes Deployment by 1",
                                Map.of("increment", 1)),
                        new Action(
                                "Toogle feature flag",
                                "featuretoggle",
                                "Toggle feature flag PromotionCampaign from ON to OFF.",
                                Map.of("PromotionCampaign", false)));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("\"2\"", "2"),
                Arguments.of("2", 2),
                Arguments.of("off", false),
                Arguments.of("\"off\"", "off"),
                Arguments.of("{increment: +1}", Map.of("increment", 1)),
                Arguments.of("[1, two]", List.of(1, "two")),
                Arguments.of("~", null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldKeepTheTypeWhenReadingValues(String yaml, Object expected) {
        // Given
        var text = """
                apiVersion: spec.keptn.sh/0.1.4
                kind: Remediation
                spec:
                  remediations:
                    - problemType: slow
                      actionsOnOpen: [{action: a, value: %s}]
                """.formatted(yaml);

        // When
        var parsed = RemediationParser.parse("remediation.yaml", text);

        // Then
        assertThat(parsed.value().orElseThrow().remedies().get(0).actionsOnOpen())
                .contains(List.of(
                        new Action("", "a", "", expected, Guards.NONE, Optional.empty(), "remediation.yaml:6:23")));
    }

    @Test
    void shouldKeepMissingAndEmptyListsApartWhenReadingActions() {
        // Given
        var text = """
                apiVersion: spec.keptn.sh/0.1.4
                kind: Remediation
                spec:
                  remediations:
                    - problemType: missing
                    - problemType: "null"
                      actionsOnOpen: null
                    - problemType: empty
                      actionsOnOpen: []
                """;

        // When
        var parsed = RemediationParser.parse("remediation.yaml", text);

        // Then
        assertThat(parsed.value().orElseThrow().remedies())
                .extracting(ProblemRemedy::actionsOnOpen)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(List.of()));
    }
}
