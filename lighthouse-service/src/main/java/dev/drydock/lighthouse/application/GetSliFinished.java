package dev.drydock.lighthouse.application;

import dev.drydock.evaluation.Baseline;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.lighthouse.domain.flow.EvaluationFlow;
import dev.drydock.lighthouse.domain.flow.PendingEvaluation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;

/** Ends an evaluation with the values of whichever provider answers first. */
public final class GetSliFinished implements EventHandler {
    private final EvaluationStore evaluations;
    private final InstantSource clock;

    public GetSliFinished(EvaluationStore evaluations, InstantSource clock) {
        this.evaluations = evaluations;
        this.clock = clock;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return event.taskOf(EventKind.FINISHED)
                .filter(EvaluationFlow.GET_SLI::equals)
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
                        .lockAnswered(tx, event)
                        .chain(found -> found.map(evaluation -> conclude(tx, evaluation, event))
                                .orElseGet(() -> Uni.createFrom().item(List.of()))));
    }

    private Uni<List<KeptnEvent>> conclude(SqlConnection tx, PendingEvaluation evaluation, KeptnEvent answer) {
        var comparison = evaluation.slo().comparison();
        return evaluations
                .earlier(tx, evaluation.scope(), Baseline.results(comparison), comparison.resultsCompared())
                .map(earlier -> evaluation.conclude(answer.data(), earlier, clock.instant()))
                .chain(conclusion -> evaluations
                        .close(tx, evaluation.flow().id(), conclusion)
                        .replaceWith(List.of(conclusion.finished())));
    }
}
