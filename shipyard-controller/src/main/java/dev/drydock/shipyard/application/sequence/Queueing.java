package dev.drydock.shipyard.application.sequence;

import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import dev.drydock.shipyard.domain.sequence.SequenceKind;
import dev.drydock.shipyard.domain.stage.QueueEntry;
import dev.drydock.shipyard.domain.stage.QueueEntry.Standing;
import java.time.Instant;

/** A sequence execution as the queue sees it. */
public final class Queueing {
    private Queueing() {}

    public static QueueEntry entry(SequenceExecution execution, Instant now) {
        return new QueueEntry(
                execution.id(),
                execution.origin().context(),
                standing(execution, now),
                isRemediation(execution),
                execution.origin().at());
    }

    /** What it means to the others in its queue. */
    public static Standing standing(SequenceExecution execution, Instant now) {
        if (execution.blocks()) {
            return Standing.BLOCKING;
        }
        return execution.isReady(now) ? Standing.READY : Standing.RESTING;
    }

    public static boolean isRemediation(SequenceExecution execution) {
        return SequenceKind.of(execution.origin().definition()) == SequenceKind.REMEDIATION;
    }
}
