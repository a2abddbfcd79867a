package dev.drydock.remediation.adapter.postgres;

import dev.drydock.events.Scope;
import dev.drydock.events.WholeTexts;
import dev.drydock.remediation.application.KillSwitches;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.problem.Attempt;
import dev.drydock.remediation.domain.problem.ProblemLife;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The ledger of actions inside a transaction. Its rows follow from the attempts of problems and are written with them; they
 * are read under the lock of their project.
 */
final class LedgerRows {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    /** Not the time at which the transaction began: others may have written while it waited for the lock. */
    private static final String NOW = "select clock_timestamp()";

    private static final String RECURRED = """
            update action_run run set effect = 'ineffective', recurred = true
            from problem healed
            where healed.id = run.problem and healed.state = 'resolved' and healed.closed_at > $5::timestamptz - $6::int * interval '1 second'
              and run.project = $1 and run.stage = $2 and run.service = $3 and run.problem_type = $4
              and run.effect = 'effective' and healed.id <> $7 and healed.closed_at <= $5
              and not exists (select 1 from action_run later where later.problem = run.problem and later.at > run.at)""";
    private static final String READ = """
            select run.*, coalesce(problem.closed_at is null and problem.id is not null, false) as under_way
            from action_run run left join problem on problem.id = run.problem
            where run.asked_by in (
                select asked_by from action_run where project = $1 and at > $2
                union select open_run.asked_by from problem open
                    join action_run open_run on open_run.problem = open.id
                    where open.project = $1 and open.closed_at is null
                union (select asked_by from action_run where project = $1 and stage = $3 and service = $4
                    order by at desc limit 50))
            order by run.at desc""";
    private static final String SCORE =
            "select score from last_score where project = $1 and stage = $2 and service = $3 and at > $4";
    private static final String NOTE = """
            insert into last_score (project, stage, service, score, at) values ($1, $2, $3, $4, $5)
            on conflict (project, stage, service) do update set score = excluded.score, at = excluded.at
            where last_score.at < excluded.at""";
    private static final String WRITE = """
            insert into action_run (asked_by, problem, project, stage, service, problem_type, action, title, action_index,
                at, shadow, score_before, score_after, effect)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict (asked_by) do update set score_before = excluded.score_before, score_after = excluded.score_after,
                effect = case when action_run.recurred then action_run.effect else excluded.effect end
            where (action_run.score_before, action_run.score_after, action_run.effect)
                is distinct from (excluded.score_before, excluded.score_after, excluded.effect)""";

    private final KillSwitches switches;

    LedgerRows(KillSwitches switches) {
        this.switches = switches;
    }

    /** Waits for the project's turn, then reads by the database's clock. */
    Uni<Ledger> lock(SqlConnection tx, Scope scope, Duration looksBack) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of("guards\n" + scope.project()))
                .chain(() -> now(tx))
                .chain(now -> read(tx, scope, looksBack, now));
    }

    /** Reads without waiting for anybody: what follows from it may be out of date at once. */
    Uni<Ledger> look(SqlConnection tx, Scope scope, Duration looksBack) {
        return now(tx).chain(now -> read(tx, scope, looksBack, now));
    }

    private static Uni<Instant> now(SqlConnection tx) {
        return tx.query(NOW)
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant());
    }

    Uni<Void> write(SqlConnection tx, List<ProblemLife> lives) {
        var rows = lives.stream().flatMap(LedgerRows::tuples).toList();
        var fresh = lives.stream()
                .filter(LedgerRows::hasJustCome)
                .map(LedgerRows::recurrence)
                .toList();
        return batch(tx, WRITE, rows).chain(() -> batch(tx, RECURRED, fresh));
    }

    Uni<Void> note(SqlConnection tx, Scope scope, double score, Instant at) {
        return tx.preparedQuery(NOTE)
                .execute(Tuple.of(scope.project(), scope.stage(), scope.service(), score, ProblemRows.utc(at)))
                .replaceWithVoid();
    }

    /** Also when it is first heard of by the question for an action, and guards had some skipped. */
    private static boolean hasJustCome(ProblemLife life) {
        return life.isOpen() && life.attempts().size() < 2;
    }

    /** What seemed to heal the same problem at the same place a short while ago. */
    private static Tuple recurrence(ProblemLife life) {
        var scope = life.report().scope();
        return Tuple.from(Arrays.asList(
                scope.project(),
                scope.stage(),
                scope.service(),
                problemType(life),
                ProblemRows.utc(life.report().at()),
                (int) Ledger.RECURS_WITHIN.toSeconds(),
                life.id().value()));
    }

    private static Uni<Void> batch(SqlConnection tx, String statement, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(statement).executeBatch(rows).replaceWithVoid();
    }

    private Uni<Ledger> read(SqlConnection tx, Scope scope, Duration looksBack, Instant now) {
        return Uni.combine()
                .all()
                .unis(runs(tx, scope, now.minus(looksBack)), switches.on(tx), score(tx, scope, now))
                .usingConcurrencyOf(1)
                .asTuple()
                .map(found -> new Ledger(now, found.getItem1(), found.getItem2(), found.getItem3()));
    }

    private static Uni<List<ActionRun>> runs(SqlConnection tx, Scope scope, Instant since) {
        return tx.preparedQuery(READ)
                .execute(Tuple.of(scope.project(), ProblemRows.utc(since), scope.stage(), scope.service()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LedgerRows::run)
                        .toList());
    }

    private static Uni<Optional<Double>> score(SqlConnection tx, Scope scope, Instant now) {
        return tx.preparedQuery(SCORE)
                .execute(Tuple.of(
                        scope.project(), scope.stage(), scope.service(), ProblemRows.utc(now.minus(Ledger.FRESH))))
                .map(LedgerRows::first);
    }

    private static Optional<Double> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getDouble("score"))
                .findFirst();
    }

    private static ActionRun run(Row row) {
        return new ActionRun(
                row.getString("problem"),
                new Scope(row.getString("project"), row.getString("stage"), row.getString("service")),
                row.getString("problem_type"),
                row.getString("action"),
                row.getOffsetDateTime("at").toInstant(),
                row.getBoolean("shadow"),
                row.getBoolean("under_way"),
                Optional.ofNullable(row.getDouble("score_before")),
                Optional.ofNullable(row.getDouble("score_after")),
                Effect.valueOf(row.getString("effect").toUpperCase(Locale.ROOT)));
    }

    private static Stream<Tuple> tuples(ProblemLife life) {
        return life.attempts().stream().filter(attempt -> !attempt.isUndo()).map(attempt -> tuple(life, attempt));
    }

    private static Tuple tuple(ProblemLife life, Attempt attempt) {
        var scope = life.report().scope();
        return Tuple.from(Arrays.asList(
                attempt.askedBy().value(),
                life.id().value(),
                scope.project(),
                scope.stage(),
                scope.service(),
                problemType(life),
                WholeTexts.of(attempt.action().action()),
                WholeTexts.of(attempt.title()),
                attempt.index(),
                ProblemRows.utc(attempt.at()),
                attempt.shadow(),
                attempt.before().orElse(null),
                attempt.score().orElse(null),
                effect(life, attempt).name().toLowerCase(Locale.ROOT)));
    }

    private static String problemType(ProblemLife life) {
        return WholeTexts.of(NextAction.nameOf(life.report().problem()));
    }

    /** Of what is pending when its problem ends, nobody will hear any more. */
    private static Effect effect(ProblemLife life, Attempt attempt) {
        return !life.isOpen() && attempt.effect() == Effect.PENDING ? Effect.UNKNOWN : attempt.effect();
    }
}
