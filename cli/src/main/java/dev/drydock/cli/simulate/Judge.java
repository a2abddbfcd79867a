package dev.drydock.cli.simulate;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import dev.drydock.evaluation.SliValue;
import dev.drydock.evaluation.SloEvaluation;
import dev.drydock.events.Result;
import dev.drydock.model.slo.Slo;
import dev.drydock.model.slo.TotalScore;
import dev.drydock.remediation.domain.simulation.Measured;
import dev.drydock.remediation.domain.simulation.Measurements;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Judges what a user says that evaluations find, by the service's slo.yaml as the lighthouse-service does. */
public final class Judge {
    private static final TotalScore USUAL = new TotalScore(90, OptionalDouble.of(75));

    private final Optional<Slo> slo;

    public Judge(Optional<Slo> slo) {
        this.slo = slo;
    }

    /** What the evaluations find, one after another. */
    public List<Measured> judge(Measurements given) {
        if (!given.values().isEmpty()) {
            return given.values().stream().map(this::byValues).toList();
        }
        var number = Math.max(given.results().size(), given.scores().size());
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    var score = i < given.scores().size()
                            ? Optional.of(given.scores().get(i))
                            : Optional.<Double>empty();
                    var result = i < given.results().size() ? given.results().get(i) : byScore(score.orElseThrow());
                    return new Measured(result, score);
                })
                .toList();
    }

    private Result byScore(double score) {
        var needed = slo.flatMap(file -> file.totalScore().value()).orElse(USUAL);
        if (score >= needed.pass()) {
            return Result.PASS;
        }
        var warning = needed.warning();
        return warning.isPresent() && score >= warning.getAsDouble() ? Result.WARNING : Result.FAIL;
    }

    private Measured byValues(Map<String, Double> values) {
        var objectives = slo.orElseThrow(() -> new CommandFailure(
                ExitCode.FAILED,
                "Expected a slo.yaml beside the remediation.yaml to judge the values, but there is none",
                "give 'scores' or 'results' instead"));
        var measured = values.entrySet().stream()
                .map(value -> SliValue.measured(value.getKey(), value.getValue()))
                .toList();
        var verdict = SloEvaluation.evaluate(objectives, measured, List.of());
        return new Measured(verdict.result(), Optional.of(verdict.score()));
    }
}
