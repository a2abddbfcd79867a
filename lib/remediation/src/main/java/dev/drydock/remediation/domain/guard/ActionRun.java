package dev.drydock.remediation.domain.guard;

import dev.drydock.events.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of an action, as the ledger of a project keeps it.
 *
 * @param problem the id of the problem it was for
 * @param problemType the name of the problem's type
 * @param action what action providers select by
 * @param at when the action was given
 * @param shadow whether nothing was executed
 * @param underWay whether its problem is still open: its service is under remediation
 * @param before the score before it, 0 to 100
 * @param after the score after it
 */
public record ActionRun(
        String problem,
        Scope scope,
        String problemType,
        String action,
        Instant at,
        boolean shadow,
        boolean underWay,
        Optional<Double> before,
        Optional<Double> after,
        Effect effect) {
    /** Whether the action helped. */
    public enum Effect {
        /** Not known yet. */
        PENDING,
        /** The evaluation passed, or its score got better. */
        EFFECTIVE,
        /** The action worked, but the score is no better, or the problem came back soon. */
        INEFFECTIVE,
        /** The action itself failed. */
        FAILED,
        /** Nobody measured. */
        UNKNOWN
    }
}
