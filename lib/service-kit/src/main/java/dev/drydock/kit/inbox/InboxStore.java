package dev.drydock.kit.inbox;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The inbox's rows. */
final class InboxStore {
    private static final String INSERT = """
            insert into inbox (event_id, type, context, body)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
            on conflict (event_id) do nothing returning event_id""";
    /** What is due later than any lease or wait was due by a clock that has been set back since. */
    private static final String CLAIM = """
            update inbox set due_at = now() + $2 * interval '1 millisecond', attempts = attempts + 1
            where event_id in (
                select event_id from inbox where handled_at is null and due_at not between now() and now() + interval '5 minutes'
                order by seq limit $1 for update skip locked)
            returning seq, body, attempts, case when attempts = 1 then 0
                else coalesce(extract(epoch from now() - failing_since) * 1000, 0) end::bigint as failing_for""";

    private static final String RENEW =
            "update inbox set due_at = now() + $2 * interval '1 millisecond' where event_id = any($1) and handled_at is null";
    private static final String HAND_OVER = """
            update inbox set due_at = now() + $2 * interval '1 millisecond', attempts = greatest(attempts - 1, 0)
            where event_id = any($1) and handled_at is null""";
    private static final String HANDLED =
            "update inbox set handled_at = now(), reason = $2 where event_id = $1 and handled_at is null";
    private static final String LATER = """
            update inbox set due_at = now() + $2 * interval '1 millisecond', reason = $3,
                failing_since = case when attempts = 1 then now() else coalesce(failing_since, now()) end,
                attempts = least(attempts, $4)
            where event_id = $1 and handled_at is null""";
    private static final String FORGET = "delete from inbox where handled_at < now() - $1 * interval '1 millisecond'";

    private final Pool pool;
    private final EventCodec codec = new EventCodec();

    InboxStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * An event that is this process's to work on until its lease ends.
     *
     * @param attempt from 1; not counted for ever
     * @param failingFor since the first attempt that failed; zero if none has
     */
    record Claimed(KeptnEvent event, int attempt, Duration failingFor) {}

    /** Commits events; those that were there before are not in the answer. */
    Uni<Set<EventId>> insert(List<KeptnEvent> events) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(
                        array(events, event -> event.id().value()),
                        array(events, event -> event.type().value()),
                        array(
                                events,
                                event ->
                                        event.context().map(KeptnContext::value).orElse(null)),
                        array(events, event -> codec.encodeText(event))))
                .map(rows -> {
                    var fresh = new HashSet<EventId>();
                    rows.forEach(row -> fresh.add(new EventId(row.getString(0))));
                    return fresh;
                });
    }

    Uni<List<Claimed>> claim(int atMost, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(atMost, lease.toMillis()))
                .map(rows -> {
                    var found = new ArrayList<Row>();
                    rows.forEach(found::add);
                    found.sort((one, other) -> Long.compare(one.getLong("seq"), other.getLong("seq")));
                    return found.stream()
                            .map(row -> new Claimed(
                                    decode(row.getString("body")),
                                    row.getInteger("attempts"),
                                    Duration.ofMillis(row.getLong("failing_for"))))
                            .toList();
                });
    }

    Uni<Void> renew(Collection<EventId> ids, Duration lease) {
        return due(RENEW, ids, lease);
    }

    /** Leaves events that are worked on to others, from soon on; that they are begun anew counts as no attempt. */
    Uni<Void> handOver(Collection<EventId> ids, Duration soon) {
        return due(HAND_OVER, ids, soon);
    }

    private Uni<Void> due(String update, Collection<EventId> ids, Duration fromNow) {
        return pool.preparedQuery(update)
                .execute(Tuple.of(ids.stream().map(EventId::value).toArray(String[]::new), fromNow.toMillis()))
                .replaceWithVoid();
    }

    /**
     * Marks an event handled, and keeps all others from doing so until the transaction ends.
     *
     * @return whether nobody has handled it before, as another process may once a lease has run out
     */
    Uni<Boolean> handled(SqlClient tx, EventId id, @Nullable String reason) {
        return tx.preparedQuery(HANDLED)
                .execute(Tuple.of(id.value(), reason == null ? null : DeadLetters.printable(reason)))
                .map(rows -> rows.rowCount() > 0);
    }

    Uni<Void> later(EventId id, Duration wait, String reason) {
        return pool.preparedQuery(LATER)
                .execute(Tuple.of(id.value(), wait.toMillis(), DeadLetters.printable(reason), Retries.COUNTED))
                .replaceWithVoid();
    }

    Uni<Void> forgetHandledBefore(Duration age) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(age.toMillis())).replaceWithVoid();
    }

    private KeptnEvent decode(String body) {
        return ((Decoded.Valid) codec.decode(body.getBytes(StandardCharsets.UTF_8))).event();
    }

    private static String[] array(List<KeptnEvent> events, Function<KeptnEvent, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }
}
