package dev.drydock.bench.report;

import java.util.Locale;

/** What is measured in every round of every engine; the order is the table's. */
public enum Metric {
    THROUGHPUT("sequences per second, many in flight", 0, true),
    LOADED_P50("… latency p50, ms", 1, false),
    LOADED_P95("… latency p95, ms", 1, false),
    LOADED_P99("… latency p99, ms", 1, false),
    LOADED_ACCEPT_P50("… request accepted p50, ms", 1, false),
    LOADED_ACCEPT_P99("… request accepted p99, ms", 1, false),
    ENGINE_CPU("… CPU of the engine, ms per sequence", 2, false),
    STORE_CPU("… CPU of PostgreSQL, ms per sequence", 2, false),
    BROKER_CPU("… CPU of nats-server, ms per sequence", 2, false),
    PARTY_CPU("… CPU of those who answer, ms per sequence", 2, false),
    CLIENT_CPU("… CPU of the measuring client, ms per sequence", 2, false),
    COMMITS("… commits per sequence", 2, false),
    WRITES("… of these, writing", 2, false),
    NATS_THROUGHPUT("sequences per second, triggered over NATS", 0, true),
    P50("one in flight: latency p50, ms", 1, false),
    P95("… latency p95, ms", 1, false),
    P99("… latency p99, ms", 1, false),
    RUN_P50("… from accepted to finished p50, ms", 1, false),
    RUN_P99("… from accepted to finished p99, ms", 1, false),
    ACCEPT_P50("… request accepted p50, ms", 1, false),
    ACCEPT_P99("… request accepted p99, ms", 1, false),
    SINGLE_COMMITS("… commits per sequence", 1, false),
    IDLE_COMMITS("idle: commits per second", 2, false),
    IDLE_CPU("idle: CPU of the engine, % of a core", 2, false),
    IDLE_STORE_CPU("idle: CPU of PostgreSQL, % of a core", 2, false),
    START("start with an empty store, s", 1, false),
    RESIDENT("memory of the engine after the load, MiB", 0, false),
    FAILED("sequences that failed", 0, false);

    private final String label;
    private final int decimals;
    private final boolean moreIsBetter;

    Metric(String label, int decimals, boolean moreIsBetter) {
        this.label = label;
        this.decimals = decimals;
        this.moreIsBetter = moreIsBetter;
    }

    public String label() {
        return label;
    }

    public String format(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** How many times better a value is than another's: above 1 is better; NaN when it cannot be said. */
    public double timesBetter(double own, double other) {
        var ratio = moreIsBetter ? own / other : other / own;
        return Double.isInfinite(ratio) ? Double.NaN : ratio;
    }
}
