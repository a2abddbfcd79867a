package dev.drydock.model.shipyard;

import java.util.List;

/**
 * Tasks that run one after another.
 *
 * @param triggeredOn which ends of sequences start this one; empty when only a request does
 * @param tasks in the order they run; a name may occur more than once; may be empty, then the sequence fails when triggered
 */
public record Sequence(String name, List<Trigger> triggeredOn, List<Task> tasks) {
    public Sequence {
        triggeredOn = List.copyOf(triggeredOn);
        tasks = List.copyOf(tasks);
    }
}
