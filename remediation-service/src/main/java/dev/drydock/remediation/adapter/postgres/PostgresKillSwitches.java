package dev.drydock.remediation.adapter.postgres;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.remediation.application.KillSwitches;
import dev.drydock.remediation.domain.guard.KillSwitch;
import dev.drydock.remediation.domain.killswitch.Coverage;
import dev.drydock.remediation.domain.killswitch.SwitchChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Kill switches in PostgreSQL: their changes and the events that tell them are one transaction. */
public final class PostgresKillSwitches implements KillSwitches {
    /** Many may decide at once, but none while a switch is turned; who turns one waits for those at work. */
    private static final String DECIDING = "select pg_advisory_xact_lock_shared(hashtextextended('kill-switch', 0))";

    private static final String TURNING = "select pg_advisory_xact_lock(hashtextextended('kill-switch', 0))";
    private static final String EVERY = "";
    private static final String COLUMNS = "project, stage, action, reason, switched_by, since, until";
    private static final String ALL = "select " + COLUMNS + " from kill_switch order by since, project, stage, action";
    private static final String ONE =
            "select " + COLUMNS + " from kill_switch where (project, stage, action) = ($1, $2, $3)";
    private static final String WRITE = """
            insert into kill_switch (project, stage, action, reason, switched_by, since, until)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (project, stage, action) do update
            set reason = excluded.reason, switched_by = excluded.switched_by, since = excluded.since, until = excluded.until""";
    private static final String DELETE =
            "delete from kill_switch where (project, stage, action) = ($1, $2, $3) returning " + COLUMNS;
    private static final String EXPIRE = "delete from kill_switch where until <= $1 returning " + COLUMNS;
    private static final String NEXT_END = "select min(until) from kill_switch";

    private final Pool pool;
    private final Outbox outbox;

    public PostgresKillSwitches(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    @Override
    public Uni<List<KillSwitch>> on(SqlConnection tx) {
        return tx.query(DECIDING).execute().chain(() -> all(tx));
    }

    @Override
    public Uni<List<KillSwitch>> list() {
        return all(pool);
    }

    @Override
    public Uni<SwitchChange> turnOn(KillSwitch asked) {
        var what = Coverage.of(asked);
        return turning(tx -> ended(tx, asked.since())
                        .chain(ended -> one(tx, what)
                                .map(before -> SwitchChange.on(before, asked, newId()))
                                .call(change -> write(tx, change.after()))
                                .map(change -> added(ended, change))))
                .map(changes -> changes.get(changes.size() - 1));
    }

    @Override
    public Uni<Optional<SwitchChange>> lift(Coverage what, String by, String reason, Instant now) {
        return turning(tx -> ended(tx, now)
                        .chain(ended -> tx.preparedQuery(DELETE)
                                .execute(key(what))
                                .map(PostgresKillSwitches::first)
                                .map(found -> found.map(
                                                one -> added(ended, SwitchChange.lifted(one, by, reason, newId(), now)))
                                        .orElse(ended))))
                .map(changes -> changes.stream()
                        .filter(change -> Coverage.of(change.after()).equals(what))
                        .findFirst());
    }

    @Override
    public Uni<List<SwitchChange>> expire(Instant now) {
        return turning(tx -> ended(tx, now));
    }

    @Override
    public Uni<Optional<Instant>> nextEnd() {
        return pool.query(NEXT_END)
                .execute()
                .map(found -> Optional.ofNullable(found.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant));
    }

    /** A transaction in which nobody decides about an action; the events are published when it is committed. */
    private Uni<List<SwitchChange>> turning(Function<SqlConnection, Uni<List<SwitchChange>>> work) {
        return pool.withTransaction(tx -> tx.query(TURNING)
                        .execute()
                        .chain(() -> work.apply(tx))
                        .call(changes -> outbox.append(tx, events(changes))))
                .invoke(changes -> outbox.publishSoon(events(changes)));
    }

    private static Uni<List<SwitchChange>> ended(SqlConnection tx, Instant now) {
        return tx.preparedQuery(EXPIRE)
                .execute(Tuple.of(ProblemRows.utc(now)))
                .map(rows -> read(rows).stream()
                        .map(one -> SwitchChange.expired(one, newId(), now))
                        .toList());
    }

    private static Uni<List<KillSwitch>> all(SqlClient client) {
        return client.query(ALL).execute().map(PostgresKillSwitches::read);
    }

    private static Uni<Optional<KillSwitch>> one(SqlConnection tx, Coverage what) {
        return tx.preparedQuery(ONE).execute(key(what)).map(PostgresKillSwitches::first);
    }

    private static Uni<Void> write(SqlConnection tx, KillSwitch one) {
        return tx.preparedQuery(WRITE)
                .execute(Tuple.from(Arrays.asList(
                        one.project().orElse(EVERY),
                        one.stage().orElse(EVERY),
                        one.action().orElse(EVERY),
                        one.reason(),
                        one.by(),
                        ProblemRows.utc(one.since()),
                        ProblemRows.utc(one.until().orElse(null)))))
                .replaceWithVoid();
    }

    private static Tuple key(Coverage what) {
        return Tuple.of(
                what.project().orElse(EVERY),
                what.stage().orElse(EVERY),
                what.action().orElse(EVERY));
    }

    private static Optional<KillSwitch> first(Iterable<Row> rows) {
        return read(rows).stream().findFirst();
    }

    private static List<KillSwitch> read(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new KillSwitch(
                        name(row, "project"),
                        name(row, "stage"),
                        name(row, "action"),
                        row.getString("reason"),
                        row.getString("switched_by"),
                        row.getOffsetDateTime("since").toInstant(),
                        Optional.ofNullable(row.getOffsetDateTime("until")).map(OffsetDateTime::toInstant)))
                .toList();
    }

    private static Optional<String> name(Row row, String column) {
        return Optional.of(row.getString(column)).filter(name -> !name.equals(EVERY));
    }

    private static List<KeptnEvent> events(List<SwitchChange> changes) {
        return changes.stream().flatMap(change -> change.event().stream()).toList();
    }

    private static List<SwitchChange> added(List<SwitchChange> changes, SwitchChange last) {
        return Stream.concat(changes.stream(), Stream.of(last)).toList();
    }

    /** The row that goes with the event is changed once, so that the event needs no id that derives from anything. */
    private static EventId newId() {
        return new EventId(UUID.randomUUID().toString());
    }
}
