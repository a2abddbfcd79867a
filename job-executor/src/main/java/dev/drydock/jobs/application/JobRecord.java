package dev.drydock.jobs.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a job.
 *
 * @param project the only one whose people may look at it
 * @param machine which machine, since which of its starts, claimed the job
 * @param hasSecrets whether its log must be masked before anybody reads it
 * @param claimed when it was first thought of
 */
public record JobRecord(
        JobId id,
        KeptnContext context,
        String project,
        String action,
        String task,
        String machine,
        boolean hasSecrets,
        Instant claimed,
        Optional<Instant> started,
        Optional<Ended> ended) {
    /** The end of a job, once known. */
    public record Ended(Instant at, JobEnd end) {}

    /** A job that nobody has thought of before. */
    static JobRecord fresh(
            JobId id,
            KeptnContext context,
            String project,
            String action,
            String task,
            String machine,
            boolean hasSecrets,
            Instant now) {
        return new JobRecord(
                id, context, project, action, task, machine, hasSecrets, now, Optional.empty(), Optional.empty());
    }
}
