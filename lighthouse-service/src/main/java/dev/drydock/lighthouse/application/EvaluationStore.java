package dev.drydock.lighthouse.application;

import dev.drydock.evaluation.EarlierEvaluation;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.lighthouse.domain.evaluation.TimeWindow;
import dev.drydock.lighthouse.domain.flow.Conclusion;
import dev.drydock.lighthouse.domain.flow.PendingEvaluation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The evaluations, waiting and done. What changes them runs in the caller's transaction. */
public interface EvaluationStore {
    /**
     * An evaluation whose time has come.
     *
     * @param isSettling whether to ask for its values now, or to give up waiting for them
     */
    record Due(PendingEvaluation evaluation, boolean isSettling) {}

    /**
     * A file as it was read.
     *
     * @param commitId absent when the evaluation's flow names none
     */
    record SloFile(Optional<String> commitId, String text) {}

    /** Runs work in a transaction of its own. */
    <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work);

    /** Keeps an evaluation that waits for its values; one that is known already stays as it is. */
    Uni<Void> open(SqlConnection tx, PendingEvaluation evaluation, Instant dueAt);

    /** Keeps an evaluation whose values are asked for at a later time; one that is known already stays as it is. */
    Uni<Void> settle(SqlConnection tx, PendingEvaluation evaluation, Instant askAt);

    /** Says that the values of a settling evaluation are asked for now. */
    Uni<Void> ask(SqlConnection tx, EventId evaluation, Instant dueAt);

    /** Keeps one that ended before it asked for values. */
    Uni<Void> keepEnded(SqlConnection tx, KeptnEvent triggered, Optional<TimeWindow> window, Conclusion conclusion);

    /**
     * The waiting evaluation that a provider's answer belongs to, locked: the one it names, itself or its request, else
     * the newest of its flow and service. An answer that names an evaluation which has ended belongs to none, and one never
     * to an evaluation of another project than its own.
     */
    Uni<Optional<PendingEvaluation>> lockAnswered(SqlConnection tx, KeptnEvent getSliFinished);

    /** Evaluations whose time has come, locked; those that another replica works on are left out. */
    Uni<List<Due>> lockDue(SqlConnection tx, Instant now, int atMost);

    /** The same of one; empty when it is not due any more, or another replica works on it. */
    Uni<List<Due>> lockDue(SqlConnection tx, Instant now, EventId evaluation);

    /** Whose time has come, whether or not they can be read. */
    Uni<List<EventId>> due(Instant now, int atMost);

    /** Has one come later that could not be handled. */
    Uni<Void> postpone(EventId evaluation, Instant dueAt);

    Uni<Void> close(SqlConnection tx, EventId evaluation, Conclusion conclusion);

    /** What a new evaluation is compared with, newest first; without the invalidated ones. */
    Uni<List<EarlierEvaluation>> earlier(SqlConnection tx, Scope scope, Set<Result> results, int atMost);

    /**
     * Takes an evaluation out of all comparisons to come.
     *
     * @param project the only one it may be of; any if absent
     */
    Uni<Void> invalidate(SqlConnection tx, EventId evaluation, Optional<String> project);

    /** When the time of the next evaluation has come. */
    Uni<Optional<Instant>> nextDue();

    Uni<List<EvaluationView>> list(EvaluationFilter filter, int atMost);

    Uni<Optional<EvaluationView>> find(EventId evaluation);

    /** The SLO file an evaluation was judged by; absent when it had none, or is not known. */
    Uni<Optional<SloFile>> sloFile(EventId evaluation);

    /** The SLI provider that a project chose. */
    Uni<Optional<String>> provider(String project);

    /** Makes it a project's SLI provider, unless a later choice is known. */
    Uni<Void> chooseProvider(SqlConnection tx, String project, String provider, Instant at);
}
