package dev.drydock.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Keeps a number of sequences in flight: when one ends, the next begins. */
public final class ClosedLoop {
    private static final int GIVE_UP_AFTER = 50;
    private static final Duration SEQUENCE_DEADLINE = Duration.ofSeconds(60);

    private final Supplier<CompletableFuture<Trip>> sequences;
    private final Queue<Trip> trips = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final CountDownLatch stopped;
    private final int inFlight;
    private final ExecutorService executor = Executors.newFixedThreadPool(2, work -> {
        var thread = new Thread(work, "closed-loop");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running = true;
    private volatile boolean recording;
    private volatile Throwable cause;

    private ClosedLoop(Supplier<CompletableFuture<Trip>> sequences, int inFlight) {
        this.sequences = sequences;
        this.inFlight = inFlight;
        this.stopped = new CountDownLatch(inFlight);
    }

    /**
     * Runs a load and waits until all of it has ended.
     *
     * @param sequences starts one and completes when its end was seen
     * @param warmUp not measured
     * @param window measured, while the load goes on before and after
     * @param cost what has been used so far
     */
    public static Load run(
            Supplier<CompletableFuture<Trip>> sequences,
            int inFlight,
            Duration warmUp,
            Duration window,
            Supplier<Cost> cost) {
        return new ClosedLoop(sequences, inFlight).run(warmUp, window, cost);
    }

    private Load run(Duration warmUp, Duration window, Supplier<Cost> cost) {
        try {
            for (var i = 0; i < inFlight; i++) {
                executor.execute(this::next);
            }
            pass(warmUp);
            var before = cost.get();
            var begin = System.nanoTime();
            failed.set(0);
            recording = true;
            pass(window);
            recording = false;
            var seconds = (System.nanoTime() - begin) / 1e9;
            var load = new Load(
                    new ArrayList<>(trips), failed.get(), seconds, cost.get().minus(before));
            if (load.trips().isEmpty()) {
                throw new IllegalStateException("no sequence ended in %.0f s".formatted(seconds), cause);
            }
            running = false;
            stopped.await(SEQUENCE_DEADLINE.toSeconds() + 5, TimeUnit.SECONDS);
            return load;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } finally {
            running = false;
            executor.shutdown();
        }
    }

    private void pass(Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (failed.get() > GIVE_UP_AFTER) {
                throw new IllegalStateException("more than %d sequences failed".formatted(GIVE_UP_AFTER), cause);
            }
            TimeUnit.MILLISECONDS.sleep(Math.min(100, Math.max(1, (end - System.nanoTime()) / 1_000_000)));
        }
    }

    private void next() {
        if (!running) {
            stopped.countDown();
            return;
        }
        sequences
                .get()
                .orTimeout(SEQUENCE_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                .whenCompleteAsync(this::ended, executor);
    }

    private void ended(Trip trip, Throwable failure) {
        if (failure != null) {
            cause = failure;
            failed.incrementAndGet();
        } else if (recording) {
            trips.add(trip);
        }
        next();
    }
}
