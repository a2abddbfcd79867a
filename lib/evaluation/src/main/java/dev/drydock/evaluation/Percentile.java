package dev.drydock.evaluation;

import java.util.Arrays;

/** Percentiles interpolate between the values around position p·(n+1), within the ends (reference 7.3). */
public final class Percentile {
    private Percentile() {}

    /**
     * The percentile of at least one value.
     *
     * @param share 0 to 1
     */
    public static double of(double share, double... values) {
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
