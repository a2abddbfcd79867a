package dev.drydock.bench.report;

import java.util.Collection;

final class Median {
    private Median() {}

    /** The middle of what is known, or the mean of the two in the middle; NaN when nothing is. */
    static double of(Collection<Double> values) {
        var sorted = values.stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
