package dev.drydock.shipyard.adapter.postgres;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.shipyard.application.overview.Overviews;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
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
            select x.body from unnest($1::text[], $2::text[], $3::text[]) s (project, stage, service)
            cross join lateral (
                select body from event e
                where (e.project, e.stage, e.service) = (s.project, s.stage, s.service)
                    and type = 'sh.keptn.event.evaluation.finished' and source = 'lighthouse-service'
                    and not exists (select 1 from event i where i.triggered_id = e.triggered_id
                        and i.type like 'sh.keptn.event.%.invalidated')
                order by seq desc limit 1
            ) x""";

    private final Pool pool;
    private final FactCodec facts = new FactCodec();
    private final EventCodec codec = new EventCodec();

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
        return read(EVALUATIONS, tuple(scopes), row -> scored(row.getString("body")))
                .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    private Optional<Scored> scored(String body) {
        return codec.decode(body.getBytes(StandardCharsets.UTF_8)) instanceof Decoded.Valid valid
                ? scored(valid.event())
                : Optional.empty();
    }

    /** Anybody may send an evaluation: what has no result is none, a score that is no number is 0. */
    private static Optional<Scored> scored(KeptnEvent event) {
        var data = event.data();
        return data.scope()
                .flatMap(scope -> data.text("evaluation", "result")
                        .flatMap(result -> event.context()
                                .map(context -> new Scored(
                                        scope,
                                        event.id(),
                                        context,
                                        result,
                                        data.at("evaluation", "score")
                                                .filter(Number.class::isInstance)
                                                .map(score -> ((Number) score).doubleValue())
                                                .orElse(0.0),
                                        event.time()))));
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
