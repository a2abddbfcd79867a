package dev.drydock.shipyard.application.sequence;

import dev.drydock.shipyard.domain.sequence.Milestone;
import java.util.function.Consumer;

/**
 * Who watches the sequences.
 *
 * @param isTracing whether spans are wanted
 * @param milestones is told each once it is committed
 */
public record Observation(boolean isTracing, Consumer<Milestone> milestones) {
    /** Nobody does. */
    public static final Observation NONE = new Observation(false, ignored -> {});
}
