package dev.drydock.model.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.FileProblem;
import dev.drydock.model.slo.Comparison.AggregateFunction;
import dev.drydock.model.slo.Comparison.CompareWith;
import dev.drydock.model.slo.Comparison.IncludedResults;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SloParserTest {
    private static final String REST = """
            objectives:
              - sli: rt
                pass: [{criteria: ["<600"]}]
              - sli: rt2
                weight: 3
                key_sli: true
                displayName: Response time
            total_score: {pass: "90%", warning: 75}
            """;

    @Test
    void shouldFillInDefaultsWhenComparisonIsMissing() {
        // When
        var slo = parse(REST);

        // Then
        assertThat(slo.comparison())
                .isEqualTo(new Comparison(CompareWith.SINGLE_RESULT, 1, IncludedResults.ALL, AggregateFunction.AVG));
    }

    @Test
    void shouldWeighOneWhenWeightIsMissing() {
        // When
        var slo = parse(REST);

        // Then
        assertThat(slo.objectives()).extracting(Objective::weight).containsExactly(1, 3);
        assertThat(slo.objectives()).extracting(Objective::key).containsExactly(false, true);
        assertThat(slo.objectives()).extracting(Objective::shownName).containsExactly("rt", "Response time");
        assertThat(slo.objectives()).extracting(Objective::isInformational).containsExactly(false, true);
        assertThat(slo.totalScore().value()).contains(new TotalScore(90, OptionalDouble.of(75)));
    }

    @ParameterizedTest
    @CsvSource({
        "'{compare_with: single_result, number_of_comparison_results: 3}', SINGLE_RESULT, 3, 1",
        "'{compare_with: several_results}', SEVERAL_RESULTS, 3, 3",
        "'{compare_with: several_results, number_of_comparison_results: 0}', SEVERAL_RESULTS, 3, 3",
        "'{compare_with: several_results, number_of_comparison_results: 5}', SEVERAL_RESULTS, 5, 5",
        "'{compare_with: other, number_of_comparison_results: 5}', UNSPECIFIED, 5, 3",
        "'{number_of_comparison_results: 5}', UNSPECIFIED, 5, 3"
    })
    void shouldKeepTheNumberAndUseWhatAppliesWhenComparisonIsGiven(
            String block, CompareWith compareWith, int number, int compared) {
        // When
        var comparison = parse("comparison: " + block + "\n" + REST).comparison();

        // Then
        assertThat(comparison.compareWith()).isEqualTo(compareWith);
        assertThat(comparison.numberOfComparisonResults()).isEqualTo(number);
        assertThat(comparison.resultsCompared()).isEqualTo(compared);
    }

    @Test
    void shouldKeepTheReasonAtItsPlaceWhenCriterionIsUnreadable() {
        // When
        var slo = parse(REST.replace("<600", "foo"));

        // Then
        var stated = slo.objectives().get(0).pass().get(0).criteria().get(0);
        assertThat(stated.text()).isEqualTo("foo");
        assertThat(stated.criterion().value()).isEmpty();
        assertThat(stated.criterion().problems())
                .map(FileProblem::toString)
                .containsExactly("slo.yaml:3:24: criterion 'foo' must begin with one of <, <=, =, >=, >");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{pass: abc}",
                "{pass: 90%, warning: x}",
                "{warning: 75%}",
                "{pass: ''}",
                "{pass: 90%%}",
                "~",
                "{}"
            })
    void shouldKeepTheReasonWhenTotalScoreIsUnreadable(String totalScore) {
        // When
        var slo = parse("objectives: []\ntotal_score: " + totalScore + "\n");

        // Then
        assertThat(slo.totalScore().value()).isEmpty();
        assertThat(slo.totalScore().problems()).isNotEmpty();
    }

    @Test
    void shouldGiveNoCriteriaWhenGroupIsEmpty() {
        // When
        var slo = parse(REST.replace("[\"<600\"]", "[]"));

        // Then
        assertThat(slo.objectives().get(0).isInformational()).isFalse();
        assertThat(slo.objectives().get(0).pass().get(0).criteria()).isEmpty();
    }

    private static Slo parse(String text) {
        return SloParser.parse("slo.yaml", text).value().orElseThrow();
    }
}
