package dev.drydock.lighthouse.adapter.postgres;

import dev.drydock.evaluation.EarlierEvaluation;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.lighthouse.application.EvaluationFilter;
import dev.drydock.lighthouse.application.EvaluationStore;
import dev.drydock.lighthouse.application.EvaluationView;
import dev.drydock.lighthouse.domain.evaluation.TimeWindow;
import dev.drydock.lighthouse.domain.flow.Conclusion;
import dev.drydock.lighthouse.domain.flow.PendingEvaluation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The evaluations as rows. */
public final class PostgresEvaluations implements EvaluationStore {
    private static final String SETTLING = "settling";

    private final Pool pool;
    private final EvaluationRows rows = new EvaluationRows();

    public PostgresEvaluations(Pool pool) {
        this.pool = pool;
    }

    @Override
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    @Override
    public Uni<Void> open(SqlConnection tx, PendingEvaluation evaluation, Instant dueAt) {
        return insert(tx, evaluation, "waiting", dueAt);
    }

    @Override
    public Uni<Void> settle(SqlConnection tx, PendingEvaluation evaluation, Instant askAt) {
        return insert(tx, evaluation, SETTLING, askAt);
    }

    private Uni<Void> insert(SqlConnection tx, PendingEvaluation evaluation, String state, Instant dueAt) {
        return tx.preparedQuery(EvaluationSql.OPEN)
                .execute(rows.triggered(evaluation.triggered())
                        .addString(evaluation.flow().getSliId().value())
                        .addString(evaluation.window().start())
                        .addString(evaluation.window().end())
                        .addString(evaluation.sloText())
                        .addString(evaluation.provider())
                        .addOffsetDateTime(utc(dueAt))
                        .addString(state))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> ask(SqlConnection tx, EventId evaluation, Instant dueAt) {
        return tx.preparedQuery(EvaluationSql.ASK)
                .execute(Tuple.of(utc(dueAt), evaluation.value()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> keepEnded(
            SqlConnection tx, KeptnEvent triggered, Optional<TimeWindow> window, Conclusion conclusion) {
        return tx.preparedQuery(EvaluationSql.KEEP_ENDED)
                .execute(rows.triggered(triggered)
                        .addString(window.map(TimeWindow::start).orElse(null))
                        .addString(window.map(TimeWindow::end).orElse(null)))
                .chain(() -> close(tx, triggered.id(), conclusion));
    }

    @Override
    public Uni<Optional<PendingEvaluation>> lockAnswered(SqlConnection tx, KeptnEvent answer) {
        var named = answer.triggeredId().map(EventId::value).orElse("");
        return tx.preparedQuery(EvaluationSql.LOCK_NAMED)
                .execute(Tuple.of(named, answer.data().text("project").orElse(null)))
                .chain(found -> found.size() > 0 ? Uni.createFrom().item(waiting(found)) : lockNewest(tx, answer));
    }

    private Uni<Optional<PendingEvaluation>> lockNewest(SqlConnection tx, KeptnEvent answer) {
        var scope = answer.data().scope();
        if (scope.isEmpty() || answer.context().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return tx.preparedQuery(EvaluationSql.LOCK_NEWEST)
                .execute(Tuple.of(
                        answer.context().map(KeptnContext::value).get(),
                        scope.get().project(),
                        scope.get().stage(),
                        scope.get().service()))
                .map(this::waiting);
    }

    private Optional<PendingEvaluation> waiting(RowSet<Row> found) {
        return all(found, Function.identity()).stream()
                .filter(row -> row.getString("state").equals("waiting"))
                .map(rows::pending)
                .findFirst();
    }

    @Override
    public Uni<List<Due>> lockDue(SqlConnection tx, Instant now, int atMost) {
        return tx.preparedQuery(EvaluationSql.LOCK_DUE)
                .execute(Tuple.of(utc(now), atMost))
                .map(found -> all(found, this::due));
    }

    @Override
    public Uni<List<Due>> lockDue(SqlConnection tx, Instant now, EventId evaluation) {
        return tx.preparedQuery(EvaluationSql.LOCK_ONE_DUE)
                .execute(Tuple.of(evaluation.value(), utc(now)))
                .map(found -> all(found, this::due));
    }

    private Due due(Row row) {
        return new Due(rows.pending(row), row.getString("state").equals(SETTLING));
    }

    @Override
    public Uni<List<EventId>> due(Instant now, int atMost) {
        return pool.preparedQuery(EvaluationSql.DUE)
                .execute(Tuple.of(utc(now), atMost))
                .map(found -> all(found, row -> new EventId(row.getString("id"))));
    }

    @Override
    public Uni<Void> postpone(EventId evaluation, Instant dueAt) {
        return pool.preparedQuery(EvaluationSql.POSTPONE)
                .execute(Tuple.of(utc(dueAt), evaluation.value()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> close(SqlConnection tx, EventId evaluation, Conclusion conclusion) {
        return tx.preparedQuery(EvaluationSql.CLOSE)
                .execute(rows.conclusion(conclusion).addString(evaluation.value()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<EarlierEvaluation>> earlier(SqlConnection tx, Scope scope, Set<Result> results, int atMost) {
        return tx.preparedQuery(EvaluationSql.EARLIER)
                .execute(Tuple.of(
                        scope.project(),
                        scope.stage(),
                        scope.service(),
                        results.stream().map(Result::wire).toArray(String[]::new),
                        atMost))
                .map(found -> all(found, rows::earlier));
    }

    @Override
    public Uni<Void> invalidate(SqlConnection tx, EventId evaluation, Optional<String> project) {
        return tx.preparedQuery(EvaluationSql.INVALIDATE)
                .execute(Tuple.of(evaluation.value(), project.orElse(null)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Instant>> nextDue() {
        return pool.preparedQuery(EvaluationSql.NEXT_DUE)
                .execute()
                .map(found -> Optional.ofNullable(found.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant));
    }

    @Override
    public Uni<List<EvaluationView>> list(EvaluationFilter filter, int atMost) {
        var isOfOne = filter.projects().filter(some -> some.size() == 1).isPresent();
        return pool.preparedQuery(isOfOne ? EvaluationSql.LIST_OF_ONE : EvaluationSql.LIST)
                .execute(Tuple.tuple()
                        .addArrayOfString(filter.projects()
                                .map(some -> some.toArray(String[]::new))
                                .orElse(null))
                        .addString(filter.stage().orElse(null))
                        .addString(filter.service().orElse(null))
                        .addString(filter.context().orElse(null))
                        .addBoolean(filter.ended())
                        .addLong(filter.before().orElse(null))
                        .addInteger(atMost))
                .map(found -> all(found, rows::view));
    }

    @Override
    public Uni<Optional<EvaluationView>> find(EventId evaluation) {
        return pool.preparedQuery(EvaluationSql.FIND)
                .execute(Tuple.of(evaluation.value()))
                .map(found -> all(found, rows::view).stream().findFirst());
    }

    @Override
    public Uni<Optional<SloFile>> sloFile(EventId evaluation) {
        return pool.preparedQuery(EvaluationSql.SLO_FILE)
                .execute(Tuple.of(evaluation.value()))
                .map(found -> all(found, rows::sloFile).stream().findFirst());
    }

    @Override
    public Uni<Optional<String>> provider(String project) {
        return pool.preparedQuery(EvaluationSql.PROVIDER)
                .execute(Tuple.of(project))
                .map(found -> all(found, row -> row.getString(0)).stream().findFirst());
    }

    @Override
    public Uni<Void> chooseProvider(SqlConnection tx, String project, String provider, Instant at) {
        return tx.preparedQuery(EvaluationSql.CHOOSE_PROVIDER)
                .execute(Tuple.of(project, provider, utc(at)))
                .replaceWithVoid();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static <T> List<T> all(RowSet<Row> found, Function<Row, T> reader) {
        return StreamSupport.stream(found.spliterator(), false).map(reader).toList();
    }
}
