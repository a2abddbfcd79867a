package dev.drydock.jobs.domain;

import dev.drydock.model.job.JobTask;
import dev.drydock.model.job.Resources;
import java.util.Optional;

/** What a job may use of the machine it runs on: as its task says, which replaces the defaults entirely. */
public final class Limits {
    private static final Resources DEFAULT = new Resources(
            new Resources.Quantities(Optional.of("1"), Optional.of("512Mi")),
            new Resources.Quantities(Optional.of("50m"), Optional.of("128Mi")));

    private Limits() {}

    /** The quantities for a task; one that is absent sets no limit. */
    public static Resources of(JobTask task) {
        return task.resources().orElse(DEFAULT);
    }
}
