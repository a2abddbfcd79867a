package dev.drydock.examples.helloservice;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Counts durations in buckets, as Prometheus does: fine where the answer is decided, coarse beyond. */
final class Histogram {
    /** Seconds: steps of 25 ms to 0.6, of 50 ms to 1.2, then a few more. */
    private static final double[] BOUNDS = DoubleStream.concat(
                    DoubleStream.concat(
                            DoubleStream.iterate(50, ms -> ms <= 600, ms -> ms + 25),
                            DoubleStream.iterate(650, ms -> ms <= 1200, ms -> ms + 50)),
                    DoubleStream.of(1500, 2000, 5000))
            .map(ms -> ms / 1000)
            .toArray();

    private final String name;
    private final LongAdder[] counts =
            Stream.generate(LongAdder::new).limit(BOUNDS.length + 1L).toArray(LongAdder[]::new);
    private final DoubleAdder sum = new DoubleAdder();

    Histogram(String name) {
        this.name = name;
    }

    void record(double seconds) {
        var found = Arrays.binarySearch(BOUNDS, seconds);
        counts[found >= 0 ? found : -found - 1].increment();
        sum.add(seconds);
    }

    void writeTo(StringBuilder text) {
        var total = 0L;
        for (var i = 0; i < BOUNDS.length; i++) {
            total += counts[i].sum();
            text.append("%s_bucket{le=\"%s\"} %d%n".formatted(name, BOUNDS[i], total));
        }
        total += counts[BOUNDS.length].sum();
        text.append("%s_bucket{le=\"+Inf\"} %d%n".formatted(name, total));
        text.append(String.format(Locale.ROOT, "%s_sum %.6f%n", name, sum.sum()));
        text.append("%s_count %d%n".formatted(name, total));
    }
}
