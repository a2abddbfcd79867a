package dev.drydock.jobs.application;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.JobQueue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers jobs over crashes. One job has one record, whoever asks how often. */
public interface JobStore {
    /**
     * The record of this job: the one given, unless there is one already. A job that waits for its turn is given to this
     * machine once nobody asks for it any more. Committed when the {@code Uni} completes.
     */
    Uni<JobRecord> claim(JobRecord fresh);

    /**
     * Asks whether it is the job's turn, by {@link dev.drydock.jobs.domain.JobQueue}; to be asked again and again until it
     * is. A turn once given stays. Fails when the job has ended, or is another machine's by now.
     *
     * @param limit how long the job may run
     * @return 0 if it may run, else its place in the queue, from 1 on
     */
    Uni<Integer> admit(JobRecord job, JobQueue.Limits limits, Duration limit);

    /** The jobs that have not ended, oldest first. */
    Uni<List<JobRecord>> open();

    /** The job runs; a later start of the same job changes nothing. */
    Uni<Void> started(JobId job, Instant at, StartedJob where);

    /** The job has ended; the first end stands. */
    Uni<Void> ended(JobId job, JobRecord.Ended ended);

    /** Nobody waits for the jobs of this triggered event any more, whether they have begun or not. */
    Uni<Void> abort(EventId triggered);

    /** Whether {@link #abort} was said of this event. */
    Uni<Boolean> isAborted(EventId triggered);

    /** The jobs of a flow, oldest first. */
    Uni<List<JobRecord>> of(KeptnContext context);

    /** The job with this {@link JobId#key()}. */
    Uni<Optional<JobRecord>> find(String key);

    /** Forgets the jobs that ended longer ago. */
    Uni<Void> forget(Duration olderThan);
}
