package dev.drydock.evaluation;

import dev.drydock.events.Result;
import dev.drydock.model.slo.Comparison;
import dev.drydock.model.slo.Comparison.AggregateFunction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a service usually has: earlier values of one indicator, made into one number. */
public final class Baseline {
    private Baseline() {}

    /** The results an earlier evaluation must have had to be compared with. */
    public static Set<Result> results(Comparison comparison) {
        return switch (comparison.includeResultWithScore()) {
            case ALL -> EnumSet.allOf(Result.class);
            case PASS -> EnumSet.of(Result.PASS);
            case PASS_OR_WARN -> EnumSet.of(Result.PASS, Result.WARNING);
        };
    }

    /**
     * Those of the past evaluations that a new one is compared with.
     *
     * @param past newest first
     */
    public static List<EarlierEvaluation> choose(Comparison comparison, List<PastEvaluation> past) {
        var results = results(comparison);
        return past.stream()
                .filter(evaluation -> !evaluation.invalidated() && results.contains(evaluation.result()))
                .limit(comparison.resultsCompared())
                .map(evaluation -> new EarlierEvaluation(evaluation.finished(), evaluation.values()))
                .toList();
    }

    /** The baseline of each indicator that some earlier evaluation has a value for. */
    static Map<String, Double> of(List<EarlierEvaluation> earlier, AggregateFunction function) {
        Map<String, List<Double>> values = new HashMap<>();
        for (var evaluation : earlier) {
            for (var value : evaluation.values()) {
                if (value.success()) {
                    values.computeIfAbsent(value.metric(), metric -> new ArrayList<>(earlier.size()))
                            .add(value.value());
                }
            }
        }
        Map<String, Double> baselines = new HashMap<>();
        values.forEach((metric, found) -> baselines.put(
                metric,
                Aggregate.of(
                        function,
                        found.stream().mapToDouble(Double::doubleValue).toArray())));
        return baselines;
    }
}
