package dev.drydock.jobs.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of a job.
 *
 * @param project the only one whose people may look at it
 * @param action the action's name
 * @param task the task's name
 * @param machine which machine, since which of its starts, claimed the job
 * @param namespace the one that the task names
 * @param claimed when it was first thought of
 * @param admitted when it was its turn to run
 * @param started when it ran
 */
public record JobRecord(
        JobId id,
        KeptnContext context,
        String project,
        String action,
        String task,
        String machine,
        Optional<String> namespace,
        Instant claimed,
        Optional<Instant> admitted,
        Optional<Instant> started,
        Optional<Ended> ended) {
    /**
     * The end of a job, once known.
     *
     * @param log what it printed, without secrets; long logs come without their middle
     * @param output what it adds to the finished event's data, without secrets
     * @param remarks sentences for the user that say more than the end does
     */
    public record Ended(Instant at, JobEnd end, String log, Map<String, Object> output, List<String> remarks) {
        public Ended {
            remarks = List.copyOf(remarks);
        }
    }

    /** A job that nobody has thought of before. */
    public static JobRecord fresh(
            JobId id,
            KeptnContext context,
            String project,
            String action,
            String task,
            String machine,
            Optional<String> namespace,
            Instant now) {
        return new JobRecord(
                id,
                context,
                project,
                action,
                task,
                machine,
                namespace,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
