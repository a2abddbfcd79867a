package dev.drydock.shipyard.domain.stage;

import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.stage.QueueEntry.Standing;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who goes next in a stage and service: one flow at a time, first come first served, but a remediation before waiting
 * deliveries. Executions of one flow do not wait for each other.
 */
public final class StageQueue {
    private static final Comparator<QueueEntry> ORDER = Comparator.comparing(
                    (QueueEntry entry) -> !entry.isRemediation())
            .thenComparing(QueueEntry::since)
            .thenComparing(entry -> entry.id().toString());

    private StageQueue() {}

    /** The one that may go on now; ask again after it has. */
    public static Optional<ExecutionId> next(Collection<QueueEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.standing() == Standing.READY)
                .filter(entry -> entries.stream().allMatch(other -> letsGo(other, entry)))
                .min(ORDER)
                .map(QueueEntry::id);
    }

    private static boolean letsGo(QueueEntry other, QueueEntry waiting) {
        return other.standing() != Standing.BLOCKING || other.context().equals(waiting.context());
    }
}
