package dev.drydock.remediation.adapter.postgres;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.remediation.application.DueProblems;
import dev.drydock.remediation.application.KillSwitches;
import dev.drydock.remediation.application.NextLook;
import dev.drydock.remediation.application.ProblemArchive;
import dev.drydock.remediation.application.ProblemStore;
import dev.drydock.remediation.application.Scores;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.problem.Change;
import dev.drydock.remediation.domain.problem.KnownProblems;
import dev.drydock.remediation.domain.problem.ProblemState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Problems in PostgreSQL. */
public final class PostgresProblems implements ProblemStore, ProblemArchive, DueProblems, Scores {
    private static final String SHOWN = """
            select p.body, p.seq, coalesce(s.times, 0) as times, s.last_at
            from problem p left join problem_sighting s on s.problem_id = p.id where\s""";
    private static final String LIST = SHOWN + """
            ($1::text[] is null or p.project = any($1)) and ($2::text is null or p.stage = $2)
            and ($3::text is null or p.service = $3) and ($4::text[] is null or p.state = any($4))
            and ($5::timestamptz is null or p.opened_at >= $5) and ($6::bigint is null or p.seq < $6)
            and ($7::text is null or p.context = $7)
            order by p.seq desc limit $8""";
    private static final String FIND = SHOWN + "p.id = $1";
    private static final String OPEN =
            "select distinct context from problem where context = any($1) and (closed_at is null or due_at is not null)";
    private static final String CLAIM = """
            update problem set due_at = $2 where id in (
                select id from problem where due_at <= $1 order by due_at limit $3 for update skip locked)
            returning context, project, stage, service""";
    private static final String NEXT = "select min(due_at) from problem where due_at is not null";

    private final Pool pool;
    private final Outbox outbox;
    private final NextLook nextLook;
    private final ProblemRows rows = new ProblemRows();
    private final LedgerRows ledger;

    public PostgresProblems(Pool pool, Outbox outbox, NextLook nextLook, KillSwitches switches) {
        this.ledger = new LedgerRows(switches);
        this.pool = pool;
        this.outbox = outbox;
        this.nextLook = nextLook;
    }

    @Override
    public Commit change(KeptnContext context, Scope scope, Function<KnownProblems, Change> rule) {
        return tx -> rows.lock(tx, context, scope)
                .map(known -> known.announcing(rule.apply(known)))
                .chain(change -> keep(tx, change));
    }

    @Override
    public Commit changeGuarded(
            KeptnContext context, Scope scope, Duration looksBack, BiFunction<KnownProblems, Ledger, Change> rule) {
        return tx -> guarded(tx, context, scope, looksBack, rule).chain(change -> keep(tx, change));
    }

    @Override
    public Uni<Void> changeGuardedNow(
            KeptnContext context, Scope scope, Duration looksBack, BiFunction<KnownProblems, Ledger, Change> rule) {
        return pool.withTransaction(tx -> guarded(tx, context, scope, looksBack, rule)
                        .chain(change -> keep(tx, change))
                        .call(events -> outbox.append(tx, events)))
                .invoke(outbox::publishSoon)
                .replaceWithVoid();
    }

    /** The problems' lock comes first, always: the other way round, two replicas could wait for each other. */
    private Uni<Change> guarded(
            SqlConnection tx,
            KeptnContext context,
            Scope scope,
            Duration looksBack,
            BiFunction<KnownProblems, Ledger, Change> rule) {
        return rows.lock(tx, context, scope)
                .chain(known ->
                        ledger.lock(tx, scope, looksBack).map(read -> known.announcing(rule.apply(known, read))));
    }

    @Override
    public Uni<KnownProblems> known(KeptnContext context, Scope scope) {
        return rows.read(pool, context, scope);
    }

    @Override
    public Commit note(Scope scope, double score, Instant at) {
        return tx -> ledger.note(tx, scope, score, at).replaceWith(List.of());
    }

    @Override
    public <T> Uni<T> changeNow(KeptnContext context, Scope scope, Function<KnownProblems, Decided<T>> rule) {
        return pool.withTransaction(tx -> rows.lock(tx, context, scope)
                        .map(known -> announcing(known, rule.apply(known)))
                        .call(decided -> keep(tx, decided.change()).chain(events -> outbox.append(tx, events))))
                .invoke(decided -> outbox.publishSoon(decided.change().events()))
                .map(Decided::said);
    }

    @Override
    public Uni<List<Listed>> list(Filter filter, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.from(Arrays.asList(
                        filter.projects()
                                .map(some -> some.toArray(String[]::new))
                                .orElse(null),
                        filter.stage().orElse(null),
                        filter.service().orElse(null),
                        filter.states()
                                .map(some ->
                                        some.stream().map(ProblemState::word).toArray(String[]::new))
                                .orElse(null),
                        ProblemRows.utc(filter.since().orElse(null)),
                        filter.before().orElse(null),
                        filter.context().map(KeptnContext::value).orElse(null),
                        limit)))
                .map(this::listed);
    }

    @Override
    public Uni<Optional<Listed>> show(String id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(found -> listed(found).stream().findFirst());
    }

    private List<Listed> listed(Iterable<Row> found) {
        return StreamSupport.stream(found.spliterator(), false)
                .map(row -> new Listed(
                        rows.read(row.getString("body")),
                        row.getLong("seq"),
                        row.getLong("times"),
                        Optional.ofNullable(row.getOffsetDateTime("last_at")).map(OffsetDateTime::toInstant)))
                .toList();
    }

    @Override
    public Uni<Set<KeptnContext>> withOpenProblems(Set<KeptnContext> contexts) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(contexts.stream().map(KeptnContext::value).toArray(String[]::new)))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> new KeptnContext(row.getString("context")))
                        .collect(Collectors.toSet()));
    }

    @Override
    public Uni<List<Due>> claim(Instant now, Duration lease, int limit) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(ProblemRows.utc(now), ProblemRows.utc(now.plus(lease)), limit))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> new Due(
                                new KeptnContext(row.getString("context")),
                                new Scope(row.getString("project"), row.getString("stage"), row.getString("service"))))
                        .toList());
    }

    @Override
    public Uni<Optional<Instant>> next() {
        return pool.query(NEXT)
                .execute()
                .map(found -> Optional.ofNullable(found.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant));
    }

    private static <T> Decided<T> announcing(KnownProblems known, Decided<T> decided) {
        return new Decided<>(decided.said(), known.announcing(decided.change()));
    }

    /** Writes what a change comes to, inside the transaction that has decided about it. */
    Uni<List<KeptnEvent>> keep(SqlConnection tx, Change change) {
        change.lives().forEach(life -> life.lookAgainAt().ifPresent(nextLook::noLaterThan));
        return rows.write(tx, change.lives())
                .chain(() -> ledger.write(tx, change.lives()))
                .replaceWith(change.events());
    }
}
