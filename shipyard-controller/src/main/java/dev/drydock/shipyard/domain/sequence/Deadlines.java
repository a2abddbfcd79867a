package dev.drydock.shipyard.domain.sequence;

import dev.drydock.model.GoDuration;
import dev.drydock.model.shipyard.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a task may take when the shipyard does not say.
 *
 * @param start from the triggered event to the first answer
 * @param finish from the triggered event to the last answer; {@code properties.timeout} of a task takes its place
 */
public record Deadlines(Duration start, Duration finish) {
    /** Keptn waited 10 minutes for a start, and for ever for an end. */
    public static final Deadlines DEFAULT = new Deadlines(Duration.ofMinutes(10), Duration.ofHours(1));

    /** When somebody must have answered a task. */
    Instant startBy(Task task, Instant sendAt) {
        var start = sendAt.plus(this.start);
        return finishBy(task, sendAt).filter(start::isAfter).orElse(start);
    }

    /** When everybody must be done with a task; a person may take any time for an approval. */
    Optional<Instant> finishBy(Task task, Instant sendAt) {
        var timeout = Optional.ofNullable(task.properties().get("timeout")).flatMap(Deadlines::duration);
        if (timeout.isEmpty() && task.name().equals(Approval.TASK)) {
            return Optional.empty();
        }
        return Optional.of(sendAt.plus(timeout.orElse(finish)));
    }

    private static Optional<Duration> duration(Object timeout) {
        return timeout instanceof String text
                ? GoDuration.parse(text).filter(time -> time.compareTo(Duration.ZERO) > 0)
                : Optional.empty();
    }
}
