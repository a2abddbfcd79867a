package dev.drydock.jobs.application;

import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.JobOutput;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.jobs.domain.Recovery;
import io.smallrye.mutiny.Uni;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where jobs run. Jobs live on when the executor dies; every operation may be called again after that. */
public interface JobRuntime {
    /** The machine, and its current life; another value means that running jobs of an earlier one are gone. */
    String machine();

    /** What can be seen of a job. */
    Uni<Recovery.Sighting> look(JobRecord job);

    /**
     * Starts a job that has not begun. Of several attempts only one runs.
     *
     * <p>Fails with {@link dev.drydock.jobs.domain.TaskRefused} if it can never start.
     */
    Uni<StartedJob> start(JobOrder order);

    /** Waits for the end of a job that has begun; past the deadline it and all it started are stopped. */
    Uni<JobEnd> follow(JobId job, Instant deadline, Duration limit);

    /** What an ended job has left; its log is masked from now on. May be asked again later. */
    Uni<Remains> remains(JobId job, Masking masking);

    /** The action's last task has ended: frees what only running tasks need. Logs are kept. */
    Uni<Void> tidy(JobId anyTask);

    /**
     * The whole log of a job as far as it is there; empty if there is none. Blocks while it is read.
     *
     * @param alsoUnmasked whether the log may be shown before {@link #remains} has masked it
     */
    Optional<InputStream> log(JobId job, boolean alsoUnmasked);

    /** What a job has left: its log, without its middle if it is long, and its output. */
    record Remains(String log, JobOutput output) {}
}
