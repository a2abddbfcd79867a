package dev.drydock.remediation.domain.guard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long an action is held by now, and what people said meanwhile.
 *
 * @param since since when it is held, if it is
 * @param askedSince since when people are asked to approve it, if they are: their time does not begin before
 * @param votes on this action for this problem
 */
public record HoldSoFar(Optional<Instant> since, Optional<Instant> askedSince, List<ApprovalVote> votes) {
    /** It is looked at for the first time. */
    public static final HoldSoFar NONE = new HoldSoFar(Optional.empty(), Optional.empty(), List.of());

    public HoldSoFar {
        votes = List.copyOf(votes);
    }

    /** Without anybody who was asked. */
    public static HoldSoFar since(Instant since) {
        return new HoldSoFar(Optional.of(since), Optional.empty(), List.of());
    }
}
