package dev.drydock.jobs.domain;

import dev.drydock.events.EventId;
import dev.drydock.events.NameUuid;

/**
 * One task of one action that one event started. Whoever handles the event again finds the same job.
 *
 * @param action the action's place in the file, from 0
 * @param task the task's place in the action, from 0
 */
public record JobId(EventId event, int action, int task) {
    private static final int EVENT_CHARACTERS = 24;

    /** The name that Keptn's users look for: the event, the action's index and the task's number. */
    public String name() {
        var id = event.value();
        return "job-executor-service-job-%s-%03d-%03d"
                .formatted(id.substring(0, Math.min(id.length(), EVENT_CHARACTERS)), action, task + 1);
    }

    /** The same for all tasks of the action, and safe as a folder's name, whatever an event calls itself. */
    public String folder() {
        return NameUuid.of(event.value()) + "-%03d".formatted(action);
    }

    /** Where the task has its folder, below that of all jobs. */
    public String path() {
        return folder() + "/%03d".formatted(task + 1);
    }

    /** A key without the characters that a sender chose. */
    public String key() {
        return folder() + "-%03d".formatted(task + 1);
    }
}
