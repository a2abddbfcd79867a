package dev.drydock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drydock.events.EventId;
import dev.drydock.events.Status;
import dev.drydock.model.slo.Slo;
import dev.drydock.model.slo.SloParser;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SloEvaluationTest {
    private static final String TWO_OBJECTIVES = """
            objectives:
            - sli: rt
              displayName: Response time
              weight: 2
              pass: [ { criteria: [ "<=+10%", "<600" ] } ]
              warning: [ { criteria: [ "<=800" ] } ]
            - sli: errors
              key_sli: true
              pass: [ { criteria: [ "=0" ] } ]
            total_score: { pass: 90, warning: 50 }
            """;

    static Stream<EvaluationTable.Row> table() {
        return EvaluationTable.rows();
    }

    @ParameterizedTest
    @MethodSource("table")
    void shouldJudgeAsTheTableSays(EvaluationTable.Row row) {
        // Given
        var slo = row.slo();

        // When
        var verdict = SloEvaluation.evaluate(slo, row.sliValues(), row.earlierEvaluations());

        // Then
        var result = verdict.status() == Status.ERRORED
                ? "errored"
                : verdict.result().wire();
        assertThat(result).isEqualTo(row.result());
        assertThat(verdict.score()).isCloseTo(row.score(), within(0.005));
        assertThat(outcomes(verdict)).isEqualTo(row.outcomes());
        assertThat(passTargets(verdict)).isEqualTo(row.targets());
        assertThat(compared(verdict)).isEqualTo(row.compared());
    }

    @Test
    void shouldNameTheEvaluationsItWasComparedWith() {
        // Given
        var earlier = List.of(earlier("newest", 500), earlier("older", 400));

        // When
        var verdict = SloEvaluation.evaluate(slo(TWO_OBJECTIVES), List.of(), earlier);

        // Then
        assertThat(verdict.comparedEvents()).containsExactly(new EventId("newest"), new EventId("older"));
    }

    @Test
    void shouldSayWhyPointsWereLostWhenObjectivesAreMissed() {
        // Given
        var values = List.of(
                SliValue.measured("rt", 700),
                SliValue.missing("errors", "the query 'sum(errors)' found no data."),
                SliValue.measured("throughput", 3));

        // When
        var verdict = SloEvaluation.evaluate(slo(TWO_OBJECTIVES), values, List.of(earlier("first", 650)));

        // Then
        assertThat(verdict.message())
                .isEqualTo("Response time is 700 (earlier 650), misses <=+10% (715) and <600 but still meets <=800"
                        + " (1 of 2 points). errors has no value: the query 'sum(errors)' found no data (0 of 1 points)."
                        + " errors is a key SLI, so the evaluation fails whatever the score."
                        + " No objective uses the SLI values received for throughput.");
    }

    @Test
    void shouldNameTheCriterionWhenItCannotBeRead() {
        // Given
        var slo = slo(TWO_OBJECTIVES.replace("<600", "==600"));

        // When
        var verdict = SloEvaluation.evaluate(slo, List.of(SliValue.measured("rt", 1)), List.of());

        // Then
        assertThat(verdict.message())
                .startsWith("Response time cannot be judged: slo.yaml:5:")
                .contains("==600");
    }

    @Test
    void shouldHaveNoWarningTargetsOnlyWhenEvaluatedWithoutWarningCriteria() {
        // Given
        var values = List.of(SliValue.measured("errors", 1));

        // When
        var verdict = SloEvaluation.evaluate(slo(TWO_OBJECTIVES), values, List.of());

        // Then
        assertThat(verdict.objectives().get(0).warningTargets()).contains(List.of(new Target("<=800", 800, true)));
        assertThat(verdict.objectives().get(0).keySliOfPayload()).isFalse();
        assertThat(verdict.objectives().get(1).warningTargets()).isEmpty();
        assertThat(verdict.objectives().get(1).keySliOfPayload()).isTrue();
    }

    private static Slo slo(String text) {
        return SloParser.parse("slo.yaml", text).value().orElseThrow();
    }

    private static EarlierEvaluation earlier(String id, double responseTime) {
        return new EarlierEvaluation(new EventId(id), List.of(SliValue.measured("rt", responseTime)));
    }

    private static String outcomes(Verdict verdict) {
        return verdict.objectives().stream()
                .map(objective -> objective.status().wire() + " " + number(objective.score()))
                .collect(Collectors.joining(", "));
    }

    private static String passTargets(Verdict verdict) {
        return verdict.objectives().stream()
                .flatMap(objective -> objective.passTargets().stream())
                .map(target -> number(target.targetValue()) + (target.violated() ? "!" : ""))
                .collect(Collectors.joining(" "));
    }

    private static String compared(Verdict verdict) {
        return verdict.objectives().stream()
                .map(objective -> number(objective.value().comparedValue()))
                .collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(value);
    }
}
