package dev.drydock.evaluation;

import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.slo.Objective;
import dev.drydock.model.slo.Slo;
import dev.drydock.model.slo.TotalScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All rules that make a verdict of objectives and values (reference chapter 7). Pure. */
public final class SloEvaluation {
    private final Slo slo;
    private final List<SliValue> values;
    private final List<EarlierEvaluation> earlier;

    private SloEvaluation(Slo slo, List<SliValue> values, List<EarlierEvaluation> earlier) {
        this.slo = slo;
        this.values = values;
        this.earlier = earlier;
    }

    /**
     * Judges.
     *
     * @param earlier the evaluations to compare with, newest first: {@link Baseline#results} and at most as many as the
     *     comparison wants
     */
    public static Verdict evaluate(Slo slo, List<SliValue> values, List<EarlierEvaluation> earlier) {
        return new SloEvaluation(slo, values, earlier).verdict();
    }

    private Verdict verdict() {
        if (slo.totalScore().value().isEmpty()) {
            return Verdict.errored("The total score cannot be judged: "
                    + slo.totalScore().problems().get(0) + ".");
        }
        if (slo.objectives().isEmpty()) {
            return Verdict.failed("slo.yaml has no objectives, so nothing shows that the service is well; add one.");
        }
        return unreadable()
                .map(Verdict::failed)
                .orElseGet(() -> judged(slo.totalScore().value().get()));
    }

    private Optional<String> unreadable() {
        return slo.objectives().stream()
                .flatMap(objective -> CriteriaCheck.problem(objective.pass()).stream()
                        .map(problem -> "%s cannot be judged: %s.".formatted(objective.shownName(), problem)))
                .findFirst();
    }

    private Verdict judged(TotalScore totalScore) {
        var results = objectiveResults();
        var score = score(results);
        return new Verdict(
                result(totalScore, score, results.stream().anyMatch(ObjectiveResult::isKeyFailure)),
                Status.SUCCEEDED,
                score,
                results,
                earlier.stream().map(EarlierEvaluation::finished).toList(),
                remarks(results));
    }

    private List<ObjectiveResult> objectiveResults() {
        var open = new ArrayList<>(values);
        var baselines = Baseline.of(earlier, slo.comparison().aggregateFunction());
        return slo.objectives().stream()
                .map(objective -> ObjectiveRules.evaluate(
                        objective, consume(open, objective.sli()), Optional.ofNullable(baselines.get(objective.sli()))))
                .toList();
    }

    /** Each value serves one objective: a second objective for the same indicator finds none. */
    private static SliValue consume(List<SliValue> open, String metric) {
        for (var at = 0; at < open.size(); at++) {
            if (open.get(at).metric().equals(metric)) {
                return open.remove(at);
            }
        }
        return SliValue.missing(metric, "no value received from the SLI provider");
    }

    private static double score(List<ObjectiveResult> results) {
        var highest =
                results.stream().mapToDouble(ObjectiveResult::highestScore).sum();
        var won = results.stream().mapToDouble(ObjectiveResult::score).sum();
        return highest == 0 ? 100 : 100 * won / highest;
    }

    private static Result result(TotalScore needed, double score, boolean keyFailed) {
        if (keyFailed) {
            return Result.FAIL;
        }
        if (score >= needed.pass()) {
            return Result.PASS;
        }
        return needed.warning().isPresent() && score >= needed.warning().getAsDouble() ? Result.WARNING : Result.FAIL;
    }

    private List<String> remarks(List<ObjectiveResult> results) {
        var remarks = new ArrayList<String>();
        results.stream()
                .filter(ObjectiveResult::isKeyFailure)
                .forEach(result -> remarks.add("%s is a key SLI, so the evaluation fails whatever the score."
                        .formatted(result.objective().shownName())));
        var named = slo.objectives().stream().map(Objective::sli).collect(Collectors.toSet());
        var unused = values.stream()
                .map(SliValue::metric)
                .filter(metric -> !named.contains(metric))
                .toList();
        if (!unused.isEmpty()) {
            remarks.add("No objective uses the SLI values received for " + String.join(", ", unused) + ".");
        }
        return remarks;
    }
}
