package dev.drydock.lighthouse.application;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.lighthouse.domain.flow.EvaluationFlow;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Disowns evaluations because a person says so, and tells it as an event, once. */
public final class Invalidation {
    private final EvaluationStore evaluations;
    private final Outbox outbox;
    private final InstantSource clock;

    public Invalidation(EvaluationStore evaluations, Outbox outbox, InstantSource clock) {
        this.evaluations = evaluations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes an evaluation out of all comparisons to come.
     *
     * @param message who disowns it, and why
     */
    public Uni<Void> invalidate(EvaluationView evaluation, String message) {
        var event = EvaluationFlow.invalidated(
                new EventId(evaluation.id()),
                new KeptnContext(evaluation.keptnContext()),
                new Scope(evaluation.project(), evaluation.stage(), evaluation.service()),
                Optional.of(message).filter(text -> !text.isBlank()),
                clock.instant());
        return evaluations
                .inTransaction(tx -> evaluations
                        .invalidate(tx, new EventId(evaluation.id()), Optional.of(evaluation.project()))
                        .chain(() -> outbox.append(tx, List.of(event))))
                .invoke(() -> outbox.publishSoon(List.of(event)));
    }
}
