package dev.drydock.lighthouse.application;

import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.lighthouse.domain.flow.Conclusion;
import dev.drydock.lighthouse.domain.flow.PendingEvaluation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Ends evaluations that no provider answers, so that no sequence waits for ever. */
public final class OverdueEvaluations {
    private static final int AT_ONCE = 100;

    private final EvaluationStore evaluations;
    private final Outbox outbox;
    private final Duration deadline;
    private final InstantSource clock;

    public OverdueEvaluations(EvaluationStore evaluations, Outbox outbox, Duration deadline, InstantSource clock) {
        this.evaluations = evaluations;
        this.outbox = outbox;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** Ends those that are due; answers when the next one will be. */
    public Uni<Optional<Instant>> expire() {
        return evaluations
                .nextDue()
                .chain(next -> next.filter(due -> !due.isAfter(clock.instant()))
                        .map(due -> evaluations
                                .inTransaction(this::expire)
                                .invoke(outbox::publishSoon)
                                .chain(evaluations::nextDue))
                        .orElseGet(() -> Uni.createFrom().item(next)));
    }

    private Uni<List<KeptnEvent>> expire(SqlConnection tx) {
        return evaluations
                .lockOverdue(tx, clock.instant(), AT_ONCE)
                .chain(overdue -> Multi.createFrom()
                        .iterable(overdue)
                        .onItem()
                        .transformToUniAndConcatenate(evaluation -> expire(tx, evaluation))
                        .map(Conclusion::finished)
                        .collect()
                        .asList())
                .call(events -> outbox.append(tx, events));
    }

    private Uni<Conclusion> expire(SqlConnection tx, PendingEvaluation evaluation) {
        var conclusion = evaluation.expire(deadline, clock.instant());
        return evaluations.close(tx, evaluation.flow().id(), conclusion).replaceWith(conclusion);
    }
}
