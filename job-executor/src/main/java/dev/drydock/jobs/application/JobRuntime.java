package dev.drydock.jobs.application;

import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.Recovery;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where jobs run. Jobs live on when the executor dies; every operation may be called again after that, and by another
 * executor. What a job prints goes to the {@link LogStore} while it runs, as the job printed it; masking is not the runtime's.
 */
public interface JobRuntime {
    /** Where jobs live, and its current life; another value means that running jobs of an earlier one are gone. */
    String machine();

    /** What can be seen of a job. */
    Uni<Recovery.Sighting> look(JobRecord job);

    /**
     * Starts a job that has not begun. Of several attempts only one runs.
     *
     * <p>Fails with {@link dev.drydock.jobs.domain.TaskRefused} if it can never start.
     */
    Uni<StartedJob> start(JobOrder order);

    /**
     * Waits for the end of a job that has begun, or that can be seen never to begin; past the deadline it and all it
     * started are stopped. By its completion all that the job printed is in the {@link LogStore}.
     */
    Uni<JobEnd> follow(JobRecord job, Instant deadline, Duration limit);

    /**
     * Stops a job and all it started, if it runs. {@link #follow} completes soon after that, with whatever end; that it
     * was aborted the caller knows.
     */
    Uni<Void> cancel(JobRecord job);

    /** What an ended job has left, besides its log. May be asked again until {@link #release}. */
    Uni<Remains> remains(JobRecord job);

    /** The job's end and its remains are remembered: what is kept of it alone may go. May be called again. */
    Uni<Void> release(JobRecord job);

    /** The action's last task has ended: what the tasks shared, or this one kept for the others, may go. May be called again. */
    Uni<Void> tidy(JobRecord task);

    /**
     * What a job has left.
     *
     * @param output its {@code /keptn/output.json}
     * @param notes sentences for the user that say more than the end does, such as a pod's events
     */
    record Remains(Optional<Written> output, List<String> notes) {
        /** Nothing. */
        public static final Remains NONE = new Remains(Optional.empty(), List.of());

        public Remains {
            notes = List.copyOf(notes);
        }
    }

    /**
     * A file that a job wrote.
     *
     * @param size in bytes
     * @param content all of it, or nothing if it is larger than {@link dev.drydock.jobs.domain.JobOutput#LARGEST}
     */
    record Written(long size, byte[] content) {}
}
