package dev.drydock.bench.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToLongFunction;

/** Durations in order; percentiles by nearest rank. */
public final class Distribution {
    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    private Distribution(long[] nanos) {
        sorted = nanos;
        Arrays.sort(sorted);
    }

    public static Distribution ofNanos(long... nanos) {
        return new Distribution(nanos.clone());
    }

    public static <T> Distribution of(Collection<T> items, ToLongFunction<T> nanos) {
        return new Distribution(items.stream().mapToLong(nanos).toArray());
    }

    public int count() {
        return sorted.length;
    }

    /**
     * @param percent above 0, at most 100
     * @return milliseconds; NaN when there is nothing
     */
    public double millis(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        var rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(1, rank) - 1] / NANOS_PER_MILLI;
    }
}
