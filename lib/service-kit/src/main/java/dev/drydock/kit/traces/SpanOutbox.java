package dev.drydock.kit.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.events.EventId;
import dev.drydock.events.Span;
import dev.drydock.events.TraceContext;
import dev.drydock.kit.postgres.Sweep;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Spans on their way to the receiver: committed with the state that ended them, exported soon after by any replica, and
 * then forgotten. A crash between the two exports them again, with the same ids.
 */
public final class SpanOutbox {
    private static final Logger LOG = Logger.getLogger(SpanOutbox.class);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int BATCH = 512;

    private static final String INSERT = """
            insert into span (id, trace_id, parent, state, name, started_at, ended_at, attributes, error)
            select id, trace_id, parent, state, name,
                coalesce((select least(created_at, ended_at) from outbox where event_id = began_with), started_at), ended_at,
                attributes, error
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[],
                    $8::text[], $9::text[], $10::text[])
                as s (id, trace_id, parent, state, name, started_at, ended_at, attributes, error, began_with)
            on conflict (trace_id, id) do nothing""";
    private static final String CLAIM = """
            update span set due_at = now() + $2 * interval '1 millisecond' where (trace_id, id) in (
                select trace_id, id from span where due_at <= now() order by due_at limit $1 for update skip locked)
            returning *""";
    private static final String FORGET =
            "delete from span using unnest($1::text[], $2::text[]) as s (t, i) where (trace_id, id) = (s.t, s.i)";
    private static final String FORGET_OLD = "delete from span where ended_at < now() - $1 * interval '1 second'";

    private static final JsonMapper JSON = new JsonMapper();

    private final Vertx vertx;
    private final Pool pool;
    private final OtlpEndpoint.Exporter exporter;
    private final AtomicBoolean soon = new AtomicBoolean();
    private final AtomicBoolean exporting = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final Sweep sweep;

    public SpanOutbox(Vertx vertx, Pool pool, OtlpEndpoint.Exporter exporter) {
        this.vertx = vertx;
        this.pool = pool;
        this.exporter = exporter;
        this.sweep = new Sweep(vertx, this::export, this::forgetOld);
    }

    /**
     * A span that is complete.
     *
     * @param beganWith the event that was sent at its beginning, where only the outbox knows the time
     */
    public record Ended(Span span, @Nullable EventId beganWith) {
        /** One whose beginning is known. */
        public Ended(Span span) {
            this(span, null);
        }
    }

    /** Keeps spans in the caller's transaction; those of traces that are not sampled are wanted by nobody. */
    public Uni<Void> append(SqlClient tx, List<Ended> all) {
        var ended = all.stream().filter(one -> one.span().at().sampled()).toList();
        if (ended.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var row = Tuple.tuple()
                .addArrayOfString(texts(ended, one -> one.span().at().spanId()))
                .addArrayOfString(texts(ended, one -> one.span().at().traceId()))
                .addArrayOfString(texts(ended, one -> one.span().parent().orElse(null)))
                .addArrayOfString(texts(ended, one -> one.span().at().state().orElse(null)))
                .addArrayOfString(texts(ended, one -> printable(one.span().name())))
                .addArrayOfOffsetDateTime(times(ended, one -> one.span().start()))
                .addArrayOfOffsetDateTime(times(ended, one -> one.span().end()))
                .addArrayOfString(texts(ended, one -> json(one.span().attributes())))
                .addArrayOfString(texts(
                        ended,
                        one -> one.span().error().map(SpanOutbox::printable).orElse(null)))
                .addArrayOfString(texts(
                        ended,
                        one -> one.beganWith() == null ? null : one.beganWith().value()));
        return tx.preparedQuery(INSERT).execute(row).invoke(this::wake).replaceWithVoid();
    }

    public void start() {
        sweep.start();
    }

    public void stop() {
        sweep.stop();
    }

    private void wake() {
        if (soon.compareAndSet(false, true)) {
            vertx.setTimer(SOON.toMillis(), ignored -> {
                soon.set(false);
                export();
            });
        }
    }

    private void export() {
        if (!exporting.compareAndSet(false, true)) {
            return;
        }
        pool.preparedQuery(CLAIM)
                .execute(Tuple.of(BATCH, LEASE.toMillis()))
                .chain(rows -> {
                    var spans = StreamSupport.stream(rows.spliterator(), false)
                            .map(SpanOutbox::span)
                            .toList();
                    return spans.isEmpty()
                            ? Uni.createFrom().item(0)
                            : exporter.export(spans).chain(() -> forget(spans)).replaceWith(spans.size());
                })
                .onTermination()
                .invoke(() -> exporting.set(false))
                .subscribe()
                .with(this::exported, this::failed);
    }

    private void exported(int count) {
        if (count > 0) {
            warned.set(false);
        }
        if (count == BATCH) {
            export();
        }
    }

    /** Said once for each time that the receiver is away. */
    private void failed(Throwable failure) {
        if (warned.compareAndSet(false, true)) {
            LOG.warnf("spans wait, and are exported later: %s", failure.getMessage());
        }
    }

    private Uni<Void> forget(List<Span> spans) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(
                        spans.stream().map(span -> span.at().traceId()).toArray(String[]::new),
                        spans.stream().map(span -> span.at().spanId()).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private void forgetOld() {
        pool.preparedQuery(FORGET_OLD)
                .execute(Tuple.of(exporter.endpoint().keepFor().toSeconds()))
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("retention of spans: %s", failure.getMessage()));
    }

    private static Span span(Row row) {
        return new Span(
                new TraceContext(
                        row.getString("trace_id"),
                        row.getString("id"),
                        true,
                        Optional.ofNullable(row.getString("state"))),
                Optional.ofNullable(row.getString("parent")),
                row.getString("name"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("ended_at").toInstant(),
                attributes(row.getString("attributes")),
                Optional.ofNullable(row.getString("error")));
    }

    private static String[] texts(List<Ended> ended, Function<Ended, @Nullable String> column) {
        return ended.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<Ended> ended, Function<Ended, Instant> column) {
        return ended.stream()
                .map(one -> column.apply(one).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static String printable(String text) {
        return text.replace('\0', ' ');
    }

    /** No column keeps the character NUL, nor its escape. */
    static String json(Map<String, String> attributes) {
        var printable = new LinkedHashMap<String, String>();
        attributes.forEach((name, value) -> printable.put(printable(name), printable(value)));
        try {
            return JSON.writeValueAsString(printable);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text can be written as JSON", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> attributes(String text) {
        try {
            return JSON.readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the row holds JSON that we wrote", e);
        }
    }
}
