package dev.drydock.e2e;

import dev.drydock.e2e.stack.Api;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Somebody who looks at a page again and again while others are busy; tells how long it took. */
final class SteadyReader implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final double MILLION = 1_000_000;

    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();

    SteadyReader(Api api, String path) {
        worker.scheduleWithFixedDelay(() -> look(api, path), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Percentiles in words. */
    String figures() {
        var sorted = nanos.stream().sorted().toList();
        return "%d requests, p50 %.0f ms, p99 %.0f ms, slowest %.0f ms"
                .formatted(sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void look(Api api, String path) {
        var began = System.nanoTime();
        if (api.get(path).status() == 200) {
            nanos.add(System.nanoTime() - began);
        }
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1) / MILLION;
    }
}
