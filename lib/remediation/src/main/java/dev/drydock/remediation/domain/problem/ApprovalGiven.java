package dev.drydock.remediation.domain.problem;

import dev.drydock.remediation.domain.guard.ApprovalVote;
import dev.drydock.remediation.domain.problem.Timeline.Kind;
import java.util.Map;

/**
 * What a person's word about an action comes to. It is only noted: whether the action is let go is decided by the guards,
 * which are asked again right after.
 */
public sealed interface ApprovalGiven {
    /** It counts. */
    record Counts(Change change) implements ApprovalGiven {}

    /**
     * It does not.
     *
     * @param reason a stable word for programs
     * @param message for people: what, and what to do
     */
    record Refused(String reason, String message) implements ApprovalGiven {}

    /** Decides. */
    static ApprovalGiven decide(KnownProblems known, ProblemId id, ApprovalVote vote) {
        var life = known.lives().stream().filter(one -> one.id().equals(id)).findFirst();
        var held = life.flatMap(ProblemLife::held);
        var asking = held.flatMap(Held::asking);
        if (asking.isEmpty()) {
            return new Refused(
                    "nothing-to-approve",
                    "No action of problem '%s' waits for an approval: %s."
                            .formatted(id, life.map(ApprovalGiven::standing).orElse("it is not known")));
        }
        if (!vote.at().isBefore(asking.get().until())) {
            return new Refused(
                    "approval-expired",
                    "The approval was to be given before %s."
                            .formatted(asking.get().until()));
        }
        if (asking.get().hasVoted(vote.by())) {
            return new Refused(
                    "already-voted",
                    "'%s' has voted already; %d different people must approve, each with a token of their own."
                            .formatted(vote.by(), asking.get().needed()));
        }
        return new Counts(Change.of(noted(life.orElseThrow(), held.orElseThrow(), asking.get(), vote)));
    }

    private static ProblemLife noted(ProblemLife life, Held held, Asking asking, ApprovalVote vote) {
        var said = vote.approved() ? "approved" : "declined";
        var words = "%s %s %s%s"
                .formatted(
                        vote.by(), said, held.action().title(), vote.comment().isEmpty() ? "" : ": " + vote.comment());
        var told = life.timeline()
                .and(
                        vote.at(),
                        vote.approved() ? Kind.APPROVED : Kind.DECLINED,
                        words,
                        Map.of("by", vote.by(), "comment", vote.comment()));
        return life.voted(held.asking(asking.with(vote)), told).lookingAgainAt(vote.at(), life.endMissed());
    }

    private static String standing(ProblemLife life) {
        return life.held()
                .map(LifeWords::held)
                .orElseGet(() ->
                        life.isOpen() ? "none is held" : "it is " + life.state().word());
    }
}
