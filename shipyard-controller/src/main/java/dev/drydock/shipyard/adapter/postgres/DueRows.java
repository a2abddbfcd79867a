package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.Scope;
import dev.drydock.shipyard.application.sequence.SequenceStore.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;

/** Finds where a sweep is needed, without a look at all who wait. */
final class DueRows {
    /** Steps from place to place where somebody waits; it is forgotten there if nobody of another flow works. */
    static final String DUE = """
            with recursive ready as (
                (select project, stage, service from sequence_execution where standing = 'READY'
                    order by project, stage, service limit 1)
                union all
                select further.* from ready cross join lateral (
                    select project, stage, service from sequence_execution e
                    where e.standing = 'READY'
                        and (e.project, e.stage, e.service) > (ready.project, ready.stage, ready.service)
                    order by e.project, e.stage, e.service limit 1) further),
            forgotten as (
                select ready.* from ready cross join lateral (
                    select min(context) as context, min(context) <> max(context) as several from sequence_execution b
                    where b.ended_at is null and b.standing = 'BLOCKING'
                        and (b.project, b.stage, b.service) = (ready.project, ready.stage, ready.service)) at_work
                where case when at_work.context is null then exists (
                        select from sequence_execution e
                        where (e.project, e.stage, e.service) = (ready.project, ready.stage, ready.service)
                            and e.ended_at is null and e.standing = 'READY'
                            and e.triggered_at < $1::timestamptz - interval '2 seconds')
                    else not at_work.several and exists (
                        select from sequence_execution e
                        where e.context = at_work.context
                            and (e.project, e.stage, e.service) = (ready.project, ready.stage, ready.service)
                            and e.standing = 'READY' and e.triggered_at < $1::timestamptz - interval '2 seconds') end
                limit 200)
            select n.next, q.silent_since, d.project, d.stage, d.service
            from (select min(due_at) as next from sequence_execution where due_at > $1) n
            cross join (select min(silent_since) as silent_since from sequence_execution) q left join (
                (select project, stage, service from sequence_execution where due_at <= $1 limit 200)
                union
                select project, stage, service from forgotten) d on true""";

    private DueRows() {}

    static Uni<Due> read(Pool pool, Instant now) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(ExecutionRows.time(now)))
                .map(rows -> {
                    var scopes = new HashSet<Scope>();
                    Optional<Instant> next = Optional.empty();
                    Optional<Instant> silentSince = Optional.empty();
                    for (var row : rows) {
                        next = instant(row, "next");
                        silentSince = instant(row, "silent_since");
                        if (row.getString("project") != null) {
                            scopes.add(PostgresSequenceStore.scope(row, 2));
                        }
                    }
                    return new Due(scopes, next, silentSince);
                });
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
