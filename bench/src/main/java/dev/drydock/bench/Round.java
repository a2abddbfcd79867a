package dev.drydock.bench;

import dev.drydock.bench.contender.Contender;
import dev.drydock.bench.contender.Entrant;
import dev.drydock.bench.drydock.RunningDrydock;
import dev.drydock.bench.measure.ClosedLoop;
import dev.drydock.bench.measure.Load;
import dev.drydock.bench.report.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One engine, started with an empty store and measured once: many in flight, one in flight, idle. */
final class Round {
    /** Sessions of PostgreSQL report what they did after ten idle seconds at the latest. */
    private static final Duration SETTLE = Duration.ofSeconds(11);

    /** In their first minute engines look more often for what an earlier run left. */
    private static final Duration STARTED_UP = Duration.ofSeconds(65);

    private final Options options;
    private final Map<Metric, Double> found = new EnumMap<>(Metric.class);

    private Round(Options options) {
        this.options = options;
    }

    /** @param alsoIdle whether to wait for the end of its start and measure what it costs when nothing happens */
    static Map<Metric, Double> of(Entrant entrant, Path folder, Options options, boolean alsoIdle)
            throws InterruptedException {
        var round = new Round(options);
        var begin = System.nanoTime();
        try (var contender = entrant.start(folder)) {
            round.put(Metric.START, seconds(begin));
            round.loaded(contender);
            if (contender instanceof RunningDrydock drydock) {
                round.overNats(drydock);
            }
            round.single(contender);
            if (alsoIdle) {
                round.idle(contender, begin);
            }
        }
        return round.found;
    }

    private void loaded(Contender contender) {
        var load = ClosedLoop.run(
                contender::sequence, options.inFlight(), options.warmUp(), options.window(), contender::cost);
        var count = load.trips().size();
        put(Metric.THROUGHPUT, load.perSecond());
        put(Metric.LOADED_P50, load.whole().millis(50));
        put(Metric.LOADED_P95, load.whole().millis(95));
        put(Metric.LOADED_P99, load.whole().millis(99));
        acceptance(load, Metric.LOADED_ACCEPT_P50, Metric.LOADED_ACCEPT_P99);
        put(Metric.ENGINE_CPU, load.cost().engineSeconds() * 1000 / count);
        put(Metric.STORE_CPU, load.cost().storeSeconds() * 1000 / count);
        put(Metric.BROKER_CPU, load.cost().brokerSeconds() * 1000 / count);
        put(Metric.PARTY_CPU, load.cost().partySeconds() * 1000 / count);
        put(Metric.CLIENT_CPU, load.cost().clientSeconds() * 1000 / count);
        put(Metric.COMMITS, load.cost().commits() / count);
        put(Metric.WRITES, load.cost().writes() / count);
        put(Metric.FAILED, load.failed());
        put(Metric.RESIDENT, contender.residentMebibytes());
    }

    private void overNats(RunningDrydock drydock) {
        var load = ClosedLoop.run(
                drydock::sequenceByNats, options.inFlight(), Duration.ofSeconds(3), options.single(), drydock::cost);
        put(Metric.NATS_THROUGHPUT, load.perSecond());
    }

    private void single(Contender contender) {
        var load = ClosedLoop.run(contender::sequence, 1, Duration.ofSeconds(3), options.single(), contender::cost);
        put(Metric.P50, load.whole().millis(50));
        put(Metric.P95, load.whole().millis(95));
        put(Metric.P99, load.whole().millis(99));
        if (contender instanceof RunningDrydock) {
            put(Metric.RUN_P50, load.run().millis(50));
            put(Metric.RUN_P99, load.run().millis(99));
        }
        acceptance(load, Metric.ACCEPT_P50, Metric.ACCEPT_P99);
        put(Metric.SINGLE_COMMITS, load.cost().commits() / load.trips().size());
    }

    private void idle(Contender contender, long begin) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(SETTLE.toNanos(), STARTED_UP.toNanos() - (System.nanoTime() - begin)));
        var before = contender.cost();
        var from = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(options.idle().toNanos());
        var used = contender.cost().minus(before);
        var seconds = seconds(from);
        put(Metric.IDLE_COMMITS, used.commits() / seconds);
        put(Metric.IDLE_CPU, used.engineSeconds() * 100 / seconds);
        put(Metric.IDLE_STORE_CPU, used.storeSeconds() * 100 / seconds);
    }

    /** An engine that answers only at the end accepts nothing before. */
    private void acceptance(Load load, Metric half, Metric nearlyAll) {
        if (load.accept().millis(100) > 0) {
            put(half, load.accept().millis(50));
            put(nearlyAll, load.accept().millis(99));
        }
    }

    private void put(Metric metric, double value) {
        found.put(metric, value);
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }
}
