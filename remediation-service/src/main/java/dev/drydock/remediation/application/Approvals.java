package dev.drydock.remediation.application;

import dev.drydock.remediation.domain.guard.ApprovalVote;
import dev.drydock.remediation.domain.problem.ApprovalGiven;
import dev.drydock.remediation.domain.problem.Change;
import dev.drydock.remediation.domain.problem.ProblemLife;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Takes what people say about actions that need their approval. */
public record Approvals(ProblemStore problems, GuardedDecisions decisions, InstantSource clock) {
    private static final Logger LOG = Logger.getLogger(Approvals.class);

    /** Notes the word, then lets the guards decide again; completes when both are committed. */
    public Uni<ApprovalGiven> take(ProblemLife life, String by, boolean approved, String comment) {
        var report = life.report();
        var vote = new ApprovalVote(by, approved, comment, clock.instant());
        return problems.changeNow(report.context(), report.scope(), known -> {
                    var given = ApprovalGiven.decide(known, life.id(), vote);
                    var change = given instanceof ApprovalGiven.Counts counts ? counts.change() : Change.NONE;
                    return new ProblemStore.Decided<>(given, change);
                })
                .call(given -> given instanceof ApprovalGiven.Counts
                        ? again(life)
                        : Uni.createFrom().voidItem());
    }

    /** The word is safe already: what cannot be decided now, the next check-up decides. */
    private Uni<Void> again(ProblemLife life) {
        return decisions
                .again(life.report().context(), life.report().scope())
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.infof("problem %s is decided about later: %s", life.id(), failure.getMessage());
                    return null;
                });
    }
}
