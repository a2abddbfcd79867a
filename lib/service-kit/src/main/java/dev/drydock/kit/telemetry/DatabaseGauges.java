package dev.drydock.kit.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Context;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gauges whose values are in PostgreSQL: one query for all of them, asked when somebody scrapes and at most every few
 * seconds. Every replica tells the same values, so they are to be maxed over replicas, not summed. While PostgreSQL does
 * not answer they have no value (NaN), and {@code drydock_postgresql_up} is 0.
 */
public final class DatabaseGauges {
    private static final Logger LOG = Logger.getLogger(DatabaseGauges.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    private final String sql;
    private final Tags component;
    private final MeterRegistry meters;
    private volatile @Nullable Map<String, Double> known;
    private @Nullable CompletableFuture<Void> asking;
    private long askedAt = System.nanoTime() - FRESH.toNanos();

    /**
     * One value of the answer as a gauge.
     *
     * @param key in the answer's first column
     * @param name of the metric, without its unit
     * @param unit such as {@code seconds}; null for what is counted
     * @param tags besides the component
     */
    public record Reading(String key, String name, @Nullable String unit, Tags tags, String description) {
        /** A count. */
        public Reading(String key, String name, String description) {
            this(key, name, null, Tags.empty(), description);
        }
    }

    /** @param sql one query that answers with rows of a key and a number, in bounded time */
    public DatabaseGauges(Pool pool, MeterRegistry meters, String component, String sql) {
        this.pool = pool;
        this.sql = sql;
        this.meters = meters;
        this.component = Tags.of("component", component);
        Gauge.builder("drydock.postgresql.up", () -> answer() == null ? 0 : 1)
                .description("1 while PostgreSQL answers the component, else 0")
                .tags(this.component)
                .register(meters);
    }

    /** Registers gauges. */
    public void register(List<Reading> readings) {
        readings.forEach(reading -> Gauge.builder(reading.name(), () -> value(reading.key()))
                .baseUnit(reading.unit())
                .description(reading.description())
                .tags(component.and(reading.tags()))
                .register(meters));
    }

    /** The value of a key as of a moment ago; NaN while PostgreSQL does not answer. */
    double value(String key) {
        var answer = answer();
        return answer == null ? Double.NaN : answer.getOrDefault(key, 0.0);
    }

    private @Nullable Map<String, Double> answer() {
        var pending = ask();
        if (pending != null && !Context.isOnEventLoopThread()) {
            try {
                pending.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                known = null;
            }
        }
        return known;
    }

    private synchronized @Nullable CompletableFuture<Void> ask() {
        if (asking != null && !asking.isDone()) {
            return askedAt + PATIENCE.toNanos() < System.nanoTime() ? null : asking;
        }
        if (System.nanoTime() - askedAt < FRESH.toNanos()) {
            return null;
        }
        askedAt = System.nanoTime();
        asking = pool.query(sql)
                .execute()
                .onItem()
                .invoke(rows -> {
                    var values = new HashMap<String, Double>();
                    rows.forEach(row -> values.put(
                            row.getString(0), row.getDouble(1) == null ? Double.valueOf(0) : row.getDouble(1)));
                    known = values;
                })
                .onFailure()
                .invoke(failure -> {
                    known = null;
                    LOG.debugf("metrics: %s", failure.getMessage());
                })
                .replaceWithVoid()
                .subscribeAsCompletionStage();
        return asking;
    }
}
