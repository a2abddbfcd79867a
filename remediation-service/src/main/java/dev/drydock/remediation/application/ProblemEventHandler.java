package dev.drydock.remediation.application;

import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.remediation.domain.intake.Intake;
import dev.drydock.remediation.domain.intake.ProblemEvent;
import dev.drydock.remediation.domain.problem.ClosingNotice;
import dev.drydock.remediation.domain.problem.GraceTimes;
import dev.drydock.remediation.domain.problem.ProblemNews;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Takes in problems that come as {@code sh.keptn.events.problem}. */
public record ProblemEventHandler(ProblemStore problems, GraceTimes grace, InstantSource clock)
        implements EventHandler {
    private static final Logger LOG = Logger.getLogger(ProblemEventHandler.class);

    @Override
    public String source() {
        return ClosingNotice.SOURCE;
    }

    @Override
    public boolean handles(KeptnEvent event) {
        return event.type().value().equals(ProblemEvent.TYPE);
    }

    @Override
    public Uni<Commit> handle(KeptnEvent event) {
        var intake = ProblemEvent.read(event);
        if (intake instanceof Intake.Refused refused) {
            LOG.infof("problem %s from %s is refused: %s", event.id(), event.source(), refused.reason());
            return Uni.createFrom().item(Commit.nothing());
        }
        var accepted = (Intake.Readable) intake;
        return Uni.createFrom()
                .item(problems.change(
                        accepted.context(),
                        accepted.scope(),
                        known -> ProblemNews.decide(known, accepted.trigger(), clock.instant(), grace)
                                .change()));
    }
}
