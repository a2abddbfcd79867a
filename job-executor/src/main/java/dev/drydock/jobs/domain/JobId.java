package dev.drydock.jobs.domain;

import dev.drydock.events.EventId;
import dev.drydock.events.NameUuid;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One task of one action that one event started. Whoever handles the event again finds the same job.
 *
 * @param action the action's place in the file, from 0
 * @param task the task's place in the action, from 0
 */
public record JobId(EventId event, int action, int task) {
    private static final int EVENT_CHARACTERS = 24;
    private static final Pattern IS_UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern IS_FOLDER = Pattern.compile(IS_UUID + "-\\d{3,}");

    /** The name that Keptn's users look for: the event, the action's index and the task's number. */
    public String name() {
        var id = event.value();
        return "job-executor-service-job-%s-%03d-%03d"
                .formatted(id.substring(0, Math.min(id.length(), EVENT_CHARACTERS)), action, task + 1);
    }

    /**
     * {@link #name()} as a container or an object of Kubernetes may be called: events whose ids are not UUIDs go by one that
     * derives from theirs, so that no two events share the characters that count.
     */
    public String objectName() {
        return IS_UUID.matcher(event.value()).matches()
                ? name()
                : new JobId(new EventId(NameUuid.of(event.value()).toString()), action, task).name();
    }

    /** The task before it in its action. */
    public Optional<JobId> before() {
        return task == 0 ? Optional.empty() : Optional.of(new JobId(event, action, task - 1));
    }

    /** The same for all tasks of the action, and safe as a folder's name, whatever an event calls itself. */
    public String folder() {
        return NameUuid.of(event.value()) + "-%03d".formatted(action);
    }

    /** Whether this may be a {@link #folder()}. */
    public static boolean isFolder(String name) {
        return IS_FOLDER.matcher(name).matches();
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
