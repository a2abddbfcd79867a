package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.shipyard.application.project.ProjectHistory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;

/** Deletes history, in small transactions. */
public final class PostgresProjectHistory implements ProjectHistory {
    /** Whoever is at work there finishes its transaction first; whoever comes later finds nothing. */
    private static final String KEEP_OUT = """
            select stage, service, pg_advisory_xact_lock(k) from (
                select distinct stage, service, hashtextextended(project || '/' || stage || '/' || service, 0) as k
                from sequence_execution where project = $1 and ended_at is null order by k) keys""";

    /** All of a transaction or nothing: what is committed meanwhile stays whole, and is ended as an orphan. */
    private static final String FORGET_PROJECT = """
            with gone as (
                delete from sequence_execution where project = $1 and (ended_at is not null
                    or (stage, service) in (select * from unnest($2::text[], $3::text[])))
                returning id),
            facts as (delete from sequence_fact where execution_id in (select id from gone)),
            events as (delete from event where project = $1 returning id),
            waiting as (delete from outbox where event_id in (select id from events))
            delete from flow_hold where project = $1""";

    /** Another project may have a flow under the same context, as the sender chooses it. */
    private static final String FORGET_FLOWS = """
            with flow as (
                select * from unnest($1::text[], $2::text[]) as f (project, context) where not exists (
                    select 1 from sequence_execution e
                    where (e.project, e.context) = (f.project, f.context) and e.ended_at is null)),
            gone as (
                delete from sequence_execution where (project, context) in (select * from flow) returning id),
            facts as (delete from sequence_fact where execution_id in (select id from gone)),
            events as (delete from event where (project, context) in (select * from flow) returning id),
            waiting as (delete from outbox where event_id in (select id from events))
            delete from flow_hold where (project, context) in (select * from flow)""";

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
        return pool.withTransaction(tx -> tx.preparedQuery(KEEP_OUT)
                .execute(Tuple.of(project))
                .chain(rows -> {
                    var stages = new ArrayList<String>();
                    var services = new ArrayList<String>();
                    rows.forEach(row -> {
                        stages.add(row.getString(0));
                        services.add(row.getString(1));
                    });
                    return tx.preparedQuery(FORGET_PROJECT)
                            .execute(Tuple.of(project, stages.toArray(String[]::new), services.toArray(String[]::new)))
                            .replaceWithVoid();
                }));
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
            return pool.preparedQuery(FORGET_FLOWS)
                    .execute(flows)
                    .chain(() -> pool.preparedQuery(LOOSE_EVENTS).execute(Tuple.of(age.toMillis())))
                    .replaceWith(contexts.size());
        });
    }
}
