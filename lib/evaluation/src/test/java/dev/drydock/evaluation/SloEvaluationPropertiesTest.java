package dev.drydock.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Result;
import dev.drydock.model.slo.Objective;
import dev.drydock.model.slo.Slo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Evaluations.class)
@Domain(DomainContext.Global.class)
class SloEvaluationPropertiesTest {
    @Property
    void morePointsNeverLowerAResult(
            @ForAll Evaluated evaluated,
            @ForAll @IntRange(max = 20) int place,
            @ForAll @DoubleRange(min = 0, max = 50) double by) {
        // Given: every criterion is an upper bound, so that a lower value wins at least as many points
        var values = new ArrayList<>(evaluated.values());
        if (values.isEmpty()) {
            return;
        }
        var at = place % values.size();
        var better = values.get(at);
        values.set(at, SliValue.measured(better.metric(), better.success() ? better.value() - by : 0));

        // When
        var before = evaluated.verdict();
        var after = SloEvaluation.evaluate(evaluated.slo(), values, evaluated.earlier());

        // Then
        assertThat(after.score()).isGreaterThanOrEqualTo(before.score());
        assertThat(rank(after.result())).isGreaterThanOrEqualTo(rank(before.result()));
    }

    @Property
    void aMissingValueNeverRaisesAResult(@ForAll Evaluated evaluated, @ForAll @IntRange(max = 20) int place) {
        // Given
        var values = new ArrayList<>(evaluated.values());
        if (values.isEmpty()) {
            return;
        }
        var lost = values.remove(place % values.size());

        // When
        var after = SloEvaluation.evaluate(evaluated.slo(), values, evaluated.earlier());

        // Then
        assertThat(after.score()).isLessThanOrEqualTo(evaluated.verdict().score());
        assertThat(rank(after.result()))
                .isLessThanOrEqualTo(rank(evaluated.verdict().result()));
        assertThat(after.objectives())
                .filteredOn(objective -> objective.objective().sli().equals(lost.metric()))
                .allSatisfy(
                        objective -> assertThat(objective.status()).isIn(ObjectiveStatus.FAIL, ObjectiveStatus.INFO));
    }

    @Property
    void scalingAllWeightsChangesNothing(@ForAll Evaluated evaluated, @ForAll @IntRange(min = 1, max = 1000) int by) {
        // Given
        var scaled = evaluated.slo().objectives().stream()
                .map(objective -> new Objective(
                        objective.sli(),
                        objective.displayName(),
                        objective.key(),
                        objective.weight() * by,
                        objective.pass(),
                        objective.warning()))
                .toList();

        // When
        var verdict = SloEvaluation.evaluate(with(evaluated.slo(), scaled), evaluated.values(), evaluated.earlier());

        // Then
        assertThat(verdict.score()).isEqualTo(evaluated.verdict().score());
        assertThat(verdict.result()).isEqualTo(evaluated.verdict().result());
    }

    @Property
    void theOrderOfObjectivesAndValuesChangesNothing(@ForAll Evaluated evaluated, @ForAll Random random) {
        // Given
        var objectives = new ArrayList<>(evaluated.slo().objectives());
        var values = new ArrayList<>(evaluated.values());
        Collections.shuffle(objectives, random);
        Collections.shuffle(values, random);

        // When
        var verdict = SloEvaluation.evaluate(with(evaluated.slo(), objectives), values, evaluated.earlier());

        // Then
        assertThat(verdict.score()).isEqualTo(evaluated.verdict().score());
        assertThat(verdict.result()).isEqualTo(evaluated.verdict().result());
        assertThat(verdict.objectives())
                .containsExactlyInAnyOrderElementsOf(evaluated.verdict().objectives());
    }

    @Property
    void pointsAddUp(@ForAll Evaluated evaluated) {
        // When
        var verdict = evaluated.verdict();

        // Then
        var highest = sum(
                verdict.objectives().stream().map(ObjectiveResult::highestScore).toList());
        var won = sum(verdict.objectives().stream().map(ObjectiveResult::score).toList());
        assertThat(verdict.score()).isBetween(0.0, 100.0);
        assertThat(verdict.score()).isEqualTo(highest == 0 ? 100 : 100 * won / highest);
        assertThat(verdict.objectives()).allSatisfy(objective -> {
            assertThat(objective.score() + objective.lostScore()).isEqualTo(objective.highestScore());
            assertThat(Explanation.of(objective))
                    .contains(objective.objective().sli())
                    .endsWith(".");
        });
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Slo with(Slo slo, List<Objective> objectives) {
        return new Slo(slo.comparison(), slo.filter(), objectives, slo.totalScore());
    }

    private static int rank(Result result) {
        return switch (result) {
            case PASS -> 2;
            case WARNING -> 1;
            case FAIL -> 0;
        };
    }
}
