package dev.drydock.remediation.application;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.remediation.domain.problem.ClosingNotice;
import dev.drydock.remediation.domain.problem.EvaluationNews;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;

/** Notes the scores of evaluations with the attempts they judge, and for those to come. */
public record EvaluationHandler(ProblemStore problems, Scores scores, EvaluationNews news, InstantSource clock)
        implements EventHandler {
    @Override
    public String source() {
        return ClosingNotice.SOURCE;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return event.taskOf(EventKind.FINISHED).filter("evaluation"::equals).isPresent()
                && event.context().isPresent()
                && event.data().scope().isPresent()
                && EvaluationNews.concerns(event);
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        var context = event.context().orElseThrow();
        var scope = event.data().scope().orElseThrow();
        Commit noted = EvaluationNews.scoreOf(event)
                .map(score -> scores.note(scope, score, event.time()))
                .orElse(Commit.nothing());
        var judged = problems.change(context, scope, known -> news.on(known, event, clock.instant()));
        return Uni.createFrom().item(tx -> noted.in(tx).chain(() -> judged.in(tx)));
    }
}
