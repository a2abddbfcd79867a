package dev.drydock.shipyard.domain.sequence;

import java.time.Duration;

/**
 * How long a task may take when the shipyard does not say.
 *
 * @param start from the triggered event to the first answer
 * @param finish from the triggered event to the last answer; {@code properties.timeout} of a task takes its place
 */
public record Deadlines(Duration start, Duration finish) {
    /** Keptn waited 10 minutes for a start, and for ever for an end. */
    public static final Deadlines DEFAULT = new Deadlines(Duration.ofMinutes(10), Duration.ofHours(1));
}
