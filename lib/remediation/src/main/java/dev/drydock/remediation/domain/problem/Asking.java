package dev.drydock.remediation.domain.problem;

import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.ApprovalVote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people are asked before a risky action.
 *
 * @param since when they were asked
 * @param until when it is too late
 * @param needed how many different people must approve
 * @param score the newest score of the service in its stage, 0 to 100
 * @param outcomes how the action did there before, the newest first
 */
public record Asking(
        Instant since,
        Instant until,
        int needed,
        List<ApprovalVote> votes,
        Optional<Double> score,
        List<Outcome> outcomes) {
    /** How an action did. */
    public record Outcome(Instant at, ActionRun.Effect effect, Optional<Double> before, Optional<Double> after) {}

    public Asking {
        votes = List.copyOf(votes);
        outcomes = List.copyOf(outcomes);
    }

    boolean hasVoted(String name) {
        return votes.stream().anyMatch(vote -> vote.by().equals(name));
    }

    Asking with(ApprovalVote vote) {
        var more = new ArrayList<>(votes);
        more.add(vote);
        return new Asking(since, until, needed, more, score, outcomes);
    }
}
