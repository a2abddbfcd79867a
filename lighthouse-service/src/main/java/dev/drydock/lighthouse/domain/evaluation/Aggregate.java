package dev.drydock.lighthouse.domain.evaluation;

import dev.drydock.model.slo.Comparison.AggregateFunction;
import java.util.Arrays;

/** Makes several values one. Percentiles interpolate between the values around position p·(n+1), within the ends. */
final class Aggregate {
    private Aggregate() {}

    /** The aggregate of at least one value. */
    static double of(AggregateFunction function, double... values) {
        return switch (function) {
            case AVG -> Arrays.stream(values).sum() / values.length;
            case P50 -> percentile(0.5, values);
            case P90 -> percentile(0.9, values);
            case P95 -> percentile(0.95, values);
            case ZERO -> 0;
        };
    }

    private static double percentile(double share, double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var position = share * (sorted.length + 1);
        var below = (int) Math.floor(position);
        if (below < 1) {
            return sorted[0];
        }
        if (below >= sorted.length) {
            return sorted[sorted.length - 1];
        }
        return sorted[below - 1] + (position - below) * (sorted[below] - sorted[below - 1]);
    }
}
