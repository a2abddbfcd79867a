package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.shipyard.application.project.ProjectHistory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Deletes history, in small transactions. */
public final class PostgresProjectHistory implements ProjectHistory {
    /** Whoever is at work in the project finishes its transaction first; whoever comes later finds nothing. */
    private static final String KEEP_OUT = """
            select pg_advisory_xact_lock(k) from (
                select distinct hashtextextended(project || '/' || stage || '/' || service, 0) as k
                from sequence_execution where project = $1 and ended_at is null order by 1) keys""";

    private static final List<String> OF_PROJECT = List.of(
            KEEP_OUT,
            "delete from outbox where event_id in (select id from event where project = $1)",
            "delete from event where project = $1",
            "delete from sequence_fact where execution_id in (select id from sequence_execution where project = $1)",
            "delete from sequence_execution where project = $1",
            "delete from flow_hold where project = $1");

    /** Another project may have a flow under the same context, as the sender chooses it. */
    private static final String FLOWS = "(select * from unnest($1::text[], $2::text[]))";

    private static final List<String> OF_FLOWS = List.of(
            "delete from outbox where event_id in (select id from event where (project, context) in " + FLOWS + ")",
            "delete from event where (project, context) in " + FLOWS,
            "delete from sequence_fact where execution_id in "
                    + "(select id from sequence_execution where (project, context) in " + FLOWS + ")",
            "delete from sequence_execution where (project, context) in " + FLOWS,
            "delete from flow_hold where (project, context) in " + FLOWS);
    private static final String OVER = """
            select project, context from (
                select project, context, max(ended_at) as ended, row_number() over (partition by project order by max(triggered_at) desc) as place
                from sequence_execution group by project, context having bool_and(ended_at is not null)) flows
            where ended < now() - $1 * interval '1 millisecond' or place > $2
            order by ended limit 200""";
    private static final String LOOSE_EVENTS = """
            delete from event where id in (
                select e.id from event e where e.received_at < now() - $1 * interval '1 millisecond'
                    and not exists (select 1 from sequence_execution s where s.context = e.context)
                    and not exists (select 1 from outbox o where o.event_id = e.id)
                limit 1000)""";

    private final Pool pool;

    public PostgresProjectHistory(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> forget(String project) {
        return pool.withTransaction(tx -> delete(tx, OF_PROJECT, Tuple.of(project)));
    }

    @Override
    public Uni<Integer> retain(Duration age, int most) {
        return pool.preparedQuery(OVER).execute(Tuple.of(age.toMillis(), most)).chain(rows -> {
            var names = new ArrayList<String>();
            var contexts = new ArrayList<String>();
            rows.forEach(row -> {
                names.add(row.getString(0));
                contexts.add(row.getString(1));
            });
            var flows = Tuple.of(names.toArray(String[]::new), contexts.toArray(String[]::new));
            return pool.withTransaction(tx -> delete(tx, OF_FLOWS, flows))
                    .chain(() -> pool.preparedQuery(LOOSE_EVENTS).execute(Tuple.of(age.toMillis())))
                    .replaceWith(contexts.size());
        });
    }

    private static Uni<Void> delete(SqlConnection tx, List<String> statements, Tuple parameter) {
        return Multi.createFrom()
                .iterable(statements)
                .onItem()
                .transformToUniAndConcatenate(sql -> tx.preparedQuery(sql).execute(parameter))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
