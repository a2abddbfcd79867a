package dev.drydock.jobs.domain;

import dev.drydock.model.job.JobAction;
import java.util.Optional;

/** All images of an action are looked at before its first job starts. */
public final class ImageCheck {
    private ImageCheck() {}

    /** Why the action may not run; empty if it may. */
    public static Optional<String> refusal(JobAction action, ImageAllowList allowed) {
        return action.tasks().stream()
                .filter(task -> !allowed.allows(task.image()))
                .findFirst()
                .map(task -> ("No job was run: the image '%s' of task '%s' is not allowed here. Allowed are: %s; "
                                + "the job executor's setting drydock.job-executor.allowed-images decides.")
                        .formatted(task.image(), task.name(), allowed));
    }
}
