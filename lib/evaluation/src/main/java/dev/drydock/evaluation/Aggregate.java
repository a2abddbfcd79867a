package dev.drydock.evaluation;

import dev.drydock.model.slo.Comparison.AggregateFunction;
import java.util.Arrays;

/** Makes the values of several evaluations one. */
final class Aggregate {
    private Aggregate() {}

    /** The aggregate of at least one value. */
    static double of(AggregateFunction function, double... values) {
        return switch (function) {
            case AVG -> Arrays.stream(values).sum() / values.length;
            case P50 -> Percentile.of(0.5, values);
            case P90 -> Percentile.of(0.9, values);
            case P95 -> Percentile.of(0.95, values);
            case ZERO -> 0;
        };
    }
}
