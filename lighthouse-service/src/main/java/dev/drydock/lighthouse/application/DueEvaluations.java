package dev.drydock.lighthouse.application;

import static java.lang.System.Logger.Level.WARNING;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.lighthouse.domain.flow.Conclusion;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks for values once they have settled, and ends evaluations that no provider answers, so that no sequence waits for ever. */
public final class DueEvaluations {
    private static final System.Logger LOG = System.getLogger(DueEvaluations.class.getName());
    private static final int AT_ONCE = 100;
    private static final Duration POSTPONED = Duration.ofSeconds(30);

    private final EvaluationStore evaluations;
    private final Outbox outbox;
    private final Duration deadline;
    private final InstantSource clock;

    public DueEvaluations(EvaluationStore evaluations, Outbox outbox, Duration deadline, InstantSource clock) {
        this.evaluations = evaluations;
        this.outbox = outbox;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** Handles those that are due; answers when the next one will be. */
    public Uni<Optional<Instant>> handle() {
        return evaluations
                .nextDue()
                .chain(next -> next.filter(due -> !due.isAfter(clock.instant()))
                        .map(due -> together()
                                .onFailure()
                                .recoverWithUni(this::oneByOne)
                                .chain(evaluations::nextDue))
                        .orElseGet(() -> Uni.createFrom().item(next)));
    }

    private Uni<Void> together() {
        return inTransaction(tx -> evaluations.lockDue(tx, clock.instant(), AT_ONCE));
    }

    /** One that cannot be handled holds up no other. */
    private Uni<Void> oneByOne(Throwable failure) {
        LOG.log(WARNING, "due evaluations are handled one by one: {0}", failure.getMessage());
        return evaluations
                .due(clock.instant(), AT_ONCE)
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(this::alone)
                        .collect()
                        .asList())
                .replaceWithVoid();
    }

    private Uni<Void> alone(EventId evaluation) {
        return inTransaction(tx -> evaluations.lockDue(tx, clock.instant(), evaluation))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.log(WARNING, "the evaluation {0} has to wait: {1}", evaluation, failure.getMessage());
                    return evaluations.postpone(evaluation, clock.instant().plus(POSTPONED));
                });
    }

    private Uni<Void> inTransaction(Function<SqlConnection, Uni<List<EvaluationStore.Due>>> locking) {
        return evaluations
                .inTransaction(tx -> locking.apply(tx).chain(due -> handle(tx, due)))
                .invoke(outbox::publishSoon)
                .replaceWithVoid();
    }

    private Uni<List<KeptnEvent>> handle(SqlConnection tx, List<EvaluationStore.Due> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(one -> one.isSettling() ? ask(tx, one) : expire(tx, one))
                .collect()
                .asList()
                .call(events -> outbox.append(tx, events));
    }

    private Uni<KeptnEvent> ask(SqlConnection tx, EvaluationStore.Due due) {
        var now = clock.instant();
        var id = due.evaluation().flow().id();
        return due.evaluation()
                .unreadable(now)
                .map(conclusion -> close(tx, id, conclusion))
                .orElseGet(() -> evaluations
                        .ask(tx, id, now.plus(deadline))
                        .replaceWith(() -> due.evaluation().getSli(now)));
    }

    private Uni<KeptnEvent> expire(SqlConnection tx, EvaluationStore.Due due) {
        return close(tx, due.evaluation().flow().id(), due.evaluation().expire(deadline, clock.instant()));
    }

    private Uni<KeptnEvent> close(SqlConnection tx, EventId evaluation, Conclusion conclusion) {
        return evaluations.close(tx, evaluation, conclusion).replaceWith(conclusion.finished());
    }
}
