package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.EventType;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.shipyard.application.integration.LogEntries;
import dev.drydock.shipyard.domain.integration.IntegrationId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The log on PostgreSQL: what integrations reported, together with the events that tell of an error. Where an
 * integration reported the error of a task, its event is not told again.
 */
public final class PostgresLogEntries implements LogEntries {
    private static final String ENTRIES = """
            with entry as (
                select time, id::text as key, null as event_id, integration_id, message, context, task, triggered_id,
                    git_commit_id, null as body
                from log_entry
                union all
                select time, id, id, (select min(i.id) from integration i where i.name = e.source), null, context, null,
                    triggered_id, null, body
                from event e
                where (type = 'sh.keptn.log.error' or (status = 'errored' and type like 'sh.keptn.event.%.finished'))
                    and not exists (select 1 from log_dismissed d where d.event_id = e.id)
                    and not exists (select 1 from log_entry l where l.triggered_id = e.triggered_id)),
            chosen as (
                select * from entry
                where ($1::text is null or integration_id = $1 or strpos(body, '"' || $1 || '"') > 0)
                    and ($2::timestamptz is null or time > $2) and ($3::timestamptz is null or time < $3))
            """;
    private static final String LIST =
            ENTRIES + "select *, count(*) over () as total from chosen order by time desc, key desc limit $4 offset $5";
    private static final String DISMISS = ENTRIES
            + "insert into log_dismissed select event_id from chosen where event_id is not null on conflict do nothing";
    private static final String DISMISS_REPORTED = """
            insert into log_dismissed
            select e.id from event e join log_entry l on l.triggered_id = e.triggered_id
            where e.status = 'errored' and e.type like 'sh.keptn.event.%.finished'
                and ($1::text is null or l.integration_id = $1)
                and ($2::timestamptz is null or l.time > $2) and ($3::timestamptz is null or l.time < $3)
            on conflict do nothing""";
    private static final String DELETE = """
            delete from log_entry where ($1::text is null or integration_id = $1)
                and ($2::timestamptz is null or time > $2) and ($3::timestamptz is null or time < $3)""";
    private static final String FORGET = "delete from log_entry where time < $1";
    private static final String FORGET_DISMISSED =
            "delete from log_dismissed d where not exists (select 1 from event e where e.id = d.event_id)";
    private static final String INSERT = """
            insert into log_entry (integration_id, message, time, context, task, triggered_id, git_commit_id)
            values ($1, $2, $3, $4, $5, $6, $7)""";

    private final Pool pool;
    private final EventCodec codec = new EventCodec();

    public PostgresLogEntries(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<LogPage> list(LogQuery query, int offset, int limit) {
        return PagedRows.read(pool, LIST, () -> filter(query), offset, limit)
                .map(page -> new LogPage(page.map(this::read), page.total()));
    }

    @Override
    public Uni<Void> add(List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = entries.stream().map(PostgresLogEntries::row).toList();
        return pool.withTransaction(tx -> tx.preparedQuery(INSERT).executeBatch(rows))
                .replaceWithVoid();
    }

    /** Events first: a report that is deleted would let its event appear again. */
    @Override
    public Uni<Void> remove(LogQuery query) {
        return pool.withTransaction(tx -> tx.preparedQuery(DISMISS_REPORTED)
                .execute(filter(query))
                .chain(() -> tx.preparedQuery(DISMISS).execute(filter(query)))
                .chain(() -> tx.preparedQuery(DELETE).execute(filter(query)))
                .replaceWithVoid());
    }

    @Override
    public Uni<Void> forgetBefore(Instant time) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(ExecutionRows.time(time)))
                .chain(() -> pool.query(FORGET_DISMISSED).execute())
                .replaceWithVoid();
    }

    private static Tuple filter(LogQuery query) {
        return Tuple.tuple()
                .addString(query.integration().map(IntegrationId::value).orElse(null))
                .addOffsetDateTime(time(query.from()))
                .addOffsetDateTime(time(query.before()));
    }

    private static Tuple row(LogEntry entry) {
        return Tuple.tuple()
                .addString(entry.integration().map(IntegrationId::value).orElse(null))
                .addString(entry.message())
                .addOffsetDateTime(ExecutionRows.time(entry.time()))
                .addString(entry.context().orElse(null))
                .addString(entry.task().orElse(null))
                .addString(entry.triggeredId().orElse(null))
                .addString(entry.gitCommitId().orElse(null));
    }

    private LogEntry read(Row row) {
        var body = row.getString("body");
        return body == null ? reported(row) : ofEvent(row, body);
    }

    private static LogEntry reported(Row row) {
        return new LogEntry(
                text(row, "integration_id").map(IntegrationId::new),
                row.getString("message"),
                row.getOffsetDateTime("time").toInstant(),
                text(row, "context"),
                text(row, "task"),
                text(row, "triggered_id"),
                text(row, "git_commit_id"));
    }

    private LogEntry ofEvent(Row row, String body) {
        var event = ((Decoded.Valid) codec.decode(body.getBytes(StandardCharsets.UTF_8))).event();
        var task = event.type() instanceof EventType.OfTask ofTask
                ? Optional.of(ofTask.task())
                : event.data().text("task");
        return new LogEntry(
                event.data()
                        .text("integrationid")
                        .or(() -> text(row, "integration_id"))
                        .map(IntegrationId::new),
                event.data()
                        .text("message")
                        .orElseGet(() -> "%s errored and did not say why".formatted(event.source())),
                row.getOffsetDateTime("time").toInstant(),
                text(row, "context"),
                task,
                text(row, "triggered_id"),
                event.gitCommitId());
    }

    private static OffsetDateTime time(Optional<Instant> time) {
        return time.map(ExecutionRows::time).orElse(null);
    }

    private static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }
}
