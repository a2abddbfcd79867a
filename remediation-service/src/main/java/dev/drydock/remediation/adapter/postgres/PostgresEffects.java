package dev.drydock.remediation.adapter.postgres;

import dev.drydock.remediation.application.Effects;
import dev.drydock.remediation.domain.effect.PastRun;
import dev.drydock.remediation.domain.effect.Stop;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The outcome of actions, from the ledger and the timelines of problems. */
public record PostgresEffects(Pool pool) implements Effects {
    /** The newest run that was executed for a problem that was resolved is the one that healed it. */
    private static final String RUNS = """
            select run.problem, run.action, run.title, run.at, run.shadow, run.effect, run.score_before, run.score_after,
                case when problem.state = 'resolved' and not run.shadow and run.effect = 'effective' and not exists (
                        select 1 from action_run later
                        where later.problem = run.problem and not later.shadow and later.at > run.at)
                    then (extract(epoch from problem.closed_at - run.at) * 1000)::bigint end as healed_in
            from action_run run left join problem on problem.id = run.problem
            where run.project = $1 and run.at >= $2 order by run.at""";

    /** What others wrote into a problem may hold a NUL, which no text of PostgreSQL can. */
    private static final String STOPS = """
            select coalesce(entry #>> '{details,title}', '') as title, entry ->> 'kind' as kind,
                coalesce((select said ->> 'guard' from json_array_elements(entry #> '{details,checks}') said
                    where said ->> 'passes' = 'false' limit 1), '') as guard
            from problem, json_array_elements(replace(body, '\\u0000', '\\ufffd')::json -> 'timeline') entry
            where project = $1 and (closed_at is null or closed_at >= $2)
              and entry ->> 'kind' in ('held', 'skipped') and (entry ->> 'at')::timestamptz >= $2""";

    @Override
    public Uni<List<PastRun>> runs(String project, Instant since) {
        return pool.preparedQuery(RUNS)
                .execute(Tuple.of(project, ProblemRows.utc(since)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresEffects::run)
                        .toList());
    }

    @Override
    public Uni<List<Stop>> stops(String project, Instant since) {
        return pool.preparedQuery(STOPS)
                .execute(Tuple.of(project, ProblemRows.utc(since)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Stop(
                                row.getString("title"),
                                row.getString("guard"),
                                row.getString("kind").equals("skipped")))
                        .filter(stop -> !stop.title().isEmpty())
                        .toList());
    }

    private static PastRun run(Row row) {
        return new PastRun(
                row.getString("problem"),
                row.getString("action"),
                row.getString("title"),
                row.getOffsetDateTime("at").toInstant(),
                row.getBoolean("shadow"),
                Effect.valueOf(row.getString("effect").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getDouble("score_before")),
                Optional.ofNullable(row.getDouble("score_after")),
                Optional.ofNullable(row.getLong("healed_in")).map(Duration::ofMillis));
    }
}
