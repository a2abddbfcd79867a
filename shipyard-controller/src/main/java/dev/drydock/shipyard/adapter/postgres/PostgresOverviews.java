package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.shipyard.application.overview.Overviews;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads what is going on, by indexes that lead to the newest of each scope. */
public final class PostgresOverviews implements Overviews {
    private static final String LOADS = """
            select project, state, count(*)::int as count from sequence_execution
            where ended_at is null and ($1::text[] is null or project = any($1))
            group by project, state order by project, state""";

    /** What has carried no image for so many executions is not looked for further. */
    private static final String CARRIERS = """
            select x.body from unnest($1::text[], $2::text[], $3::text[]) s (project, stage, service)
            cross join lateral (
                select body, triggered_at from (
                    (select body, triggered_at from sequence_execution e
                    where (e.project, e.stage, e.service) = (s.project, s.stage, s.service) and ended_at is null
                        and not remediation)
                    union all
                    (select body, triggered_at from sequence_execution e
                    where (e.project, e.stage, e.service) = (s.project, s.stage, s.service) and ended_at is not null
                    order by ended_at desc limit 200)
                ) newest where body like '%"configurationChange"%' order by triggered_at desc limit 5
            ) x order by x.triggered_at desc""";

    private static final String EVALUATIONS = """
            select s.project, s.stage, s.service, x.id, x.context, x.time, x.result, x.score
            from unnest($1::text[], $2::text[], $3::text[]) s (project, stage, service)
            cross join lateral (
                select id, context, time, body::jsonb #>> '{data,evaluation,result}' as result,
                    (body::jsonb #>> '{data,evaluation,score}')::float8 as score
                from event e
                where (e.project, e.stage, e.service) = (s.project, s.stage, s.service)
                    and type = 'sh.keptn.event.evaluation.finished' and source = 'lighthouse-service'
                    and not exists (select 1 from event i where i.triggered_id = e.triggered_id
                        and i.type like 'sh.keptn.event.%.invalidated')
                order by seq desc limit 1
            ) x where x.result is not null""";

    private final Pool pool;
    private final FactCodec facts = new FactCodec();

    public PostgresOverviews(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Load>> loads(Optional<List<String>> projects) {
        return read(
                LOADS,
                Tuple.tuple().addArrayOfString(ExecutionRows.array(projects)),
                row -> new Load(row.getString("project"), row.getString("state"), row.getInteger("count")));
    }

    @Override
    public Uni<List<SequenceExecution>> carriers(List<Scope> scopes) {
        return read(CARRIERS, tuple(scopes), row -> facts.readExecution(row.getString("body")));
    }

    @Override
    public Uni<List<Scored>> evaluations(List<Scope> scopes) {
        return read(
                EVALUATIONS,
                tuple(scopes),
                row -> new Scored(
                        new Scope(row.getString("project"), row.getString("stage"), row.getString("service")),
                        new EventId(row.getString("id")),
                        new KeptnContext(row.getString("context")),
                        row.getString("result"),
                        Optional.ofNullable(row.getDouble("score")).orElse(0.0),
                        row.getOffsetDateTime("time").toInstant()));
    }

    private <T> Uni<List<T>> read(String sql, Tuple parameters, Function<Row, T> item) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(item)
                        .toList());
    }

    private static Tuple tuple(List<Scope> scopes) {
        return Tuple.of(column(scopes, Scope::project), column(scopes, Scope::stage), column(scopes, Scope::service));
    }

    private static String[] column(List<Scope> scopes, Function<Scope, String> part) {
        return scopes.stream().map(part).toArray(String[]::new);
    }
}
