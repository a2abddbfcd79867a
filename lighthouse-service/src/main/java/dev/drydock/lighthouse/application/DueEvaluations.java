package dev.drydock.lighthouse.application;

import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks for values once they have settled, and ends evaluations that no provider answers, so that no sequence waits for ever. */
public final class DueEvaluations {
    private static final int AT_ONCE = 100;

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
                        .map(due -> evaluations
                                .inTransaction(this::handle)
                                .invoke(outbox::publishSoon)
                                .chain(evaluations::nextDue))
                        .orElseGet(() -> Uni.createFrom().item(next)));
    }

    private Uni<List<KeptnEvent>> handle(SqlConnection tx) {
        return evaluations
                .lockDue(tx, clock.instant(), AT_ONCE)
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(one -> one.isSettling() ? ask(tx, one) : expire(tx, one))
                        .collect()
                        .asList())
                .call(events -> outbox.append(tx, events));
    }

    private Uni<KeptnEvent> ask(SqlConnection tx, EvaluationStore.Due due) {
        var now = clock.instant();
        return evaluations
                .ask(tx, due.evaluation().flow().id(), now.plus(deadline))
                .replaceWith(due.evaluation().getSli(now));
    }

    private Uni<KeptnEvent> expire(SqlConnection tx, EvaluationStore.Due due) {
        var conclusion = due.evaluation().expire(deadline, clock.instant());
        return evaluations.close(tx, due.evaluation().flow().id(), conclusion).replaceWith(conclusion.finished());
    }
}
