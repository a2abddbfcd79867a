package dev.drydock.lighthouse.application;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.lighthouse.domain.flow.EvaluationFlow;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Takes an evaluation that somebody disowns out of the baselines. */
public final class EvaluationInvalidated implements EventHandler {
    private final EvaluationStore evaluations;

    public EvaluationInvalidated(EvaluationStore evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return event.triggeredId().isPresent()
                && event.taskOf(EventKind.INVALIDATED)
                        .filter(EvaluationFlow.TASK::equals)
                        .isPresent();
    }

    @Override
    public String source() {
        return EvaluationFlow.SOURCE;
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        return Uni.createFrom()
                .item(tx -> evaluations
                        .invalidate(
                                tx,
                                event.triggeredId().orElseThrow(),
                                event.data().text("project"))
                        .replaceWith(List.of()));
    }
}
