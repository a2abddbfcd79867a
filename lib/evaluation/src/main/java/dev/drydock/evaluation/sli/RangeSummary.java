package dev.drydock.evaluation.sli;

import dev.drydock.evaluation.Percentile;
import dev.drydock.model.sli.SliQuery.Summary;
import java.util.Arrays;

/** Makes the values that a range query found one. */
public final class RangeSummary {
    private RangeSummary() {}

    /** The summary of at least one value. */
    public static double of(Summary summary, double... values) {
        return switch (summary) {
            case AVG -> Arrays.stream(values).sum() / values.length;
            case MIN -> Arrays.stream(values).min().orElseThrow();
            case MAX -> Arrays.stream(values).max().orElseThrow();
            case P50 -> Percentile.of(0.5, values);
            case P90 -> Percentile.of(0.9, values);
            case P95 -> Percentile.of(0.95, values);
        };
    }
}
