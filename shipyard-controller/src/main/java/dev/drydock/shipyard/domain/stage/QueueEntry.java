package dev.drydock.shipyard.domain.stage;

import dev.drydock.events.KeptnContext;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import java.time.Instant;

/**
 * A sequence execution as the queue of its stage and service sees it.
 *
 * @param standing whether it works, wants to, or lets others go ahead
 * @param isRemediation whether it heals: then it goes before deliveries that wait
 * @param since when it was triggered
 */
public record QueueEntry(
        ExecutionId id, KeptnContext context, Standing standing, boolean isRemediation, Instant since) {
    /** What an execution means to the others in its queue. */
    public enum Standing {
        /** Somebody works for it: the others wait, unless they belong to the same flow. */
        BLOCKING,
        /** Waits for its turn. */
        READY,
        /** Waits for a person or a time, or is over: in nobody's way. */
        RESTING
    }
}
