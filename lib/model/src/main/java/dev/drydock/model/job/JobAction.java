package dev.drydock.model.job;

import java.util.List;

/**
 * Tasks that run one after another when an event matches.
 *
 * @param name for people, may be empty
 * @param silent whether neither started nor finished events are sent
 * @param events any of them starts the action
 */
public record JobAction(String name, boolean silent, List<EventFilter> events, List<JobTask> tasks) {
    public JobAction {
        events = List.copyOf(events);
        tasks = List.copyOf(tasks);
    }
}
