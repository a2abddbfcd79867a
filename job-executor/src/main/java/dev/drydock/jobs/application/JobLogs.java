package dev.drydock.jobs.application;

import io.smallrye.mutiny.Uni;
import java.io.InputStream;
import java.util.Optional;

/** The whole log of a job, for people. */
public final class JobLogs {
    private final JobStore store;
    private final JobRuntime runtime;

    public JobLogs(JobStore store, JobRuntime runtime) {
        this.store = store;
        this.runtime = runtime;
    }

    /** What became of the question. */
    public sealed interface Answer {
        /** The log as far as it is there; to be read and closed on a thread that may block. */
        record Log(InputStream text) implements Answer {}

        /** There is no such job. */
        record UnknownJob() implements Answer {}

        /** The job has no log: it never began, or the log's time is over. */
        record NoLog() implements Answer {}

        /** It may hold secrets; it is masked when the job has ended. */
        record NotYet() implements Answer {}
    }

    /** The log of the job with this key. */
    public Uni<Answer> of(String key) {
        return store.find(key).map(job -> job.<Answer>map(this::of).orElseGet(Answer.UnknownJob::new));
    }

    private Answer of(JobRecord job) {
        if (job.hasSecrets() && job.ended().isEmpty()) {
            return new Answer.NotYet();
        }
        Optional<InputStream> log = runtime.log(job.id(), !job.hasSecrets());
        return log.<Answer>map(Answer.Log::new).orElseGet(Answer.NoLog::new);
    }
}
