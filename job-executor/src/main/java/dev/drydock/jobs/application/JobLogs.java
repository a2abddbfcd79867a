package dev.drydock.jobs.application;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;

/** The whole log of a job, for people. */
public final class JobLogs {
    private final JobStore store;
    private final LogStore logs;
    private final Executor workers;

    /** @param workers threads that may block */
    public JobLogs(JobStore store, LogStore logs, Executor workers) {
        this.store = store;
        this.logs = logs;
        this.workers = workers;
    }

    /** What became of the question. */
    public sealed interface Answer {
        /** The log as far as it is there; to be read and closed on a thread that may block. */
        record Log(InputStream text) implements Answer {}

        /** There is no such job. */
        record UnknownJob() implements Answer {}

        /** The job has no log: it has not begun, or the log's time is over. */
        record NoLog() implements Answer {}
    }

    /**
     * The log of the job with this key.
     *
     * @param from the byte to begin with; behind the end there is nothing, yet
     */
    public Uni<Answer> of(String key, long from) {
        return store.find(key)
                .emitOn(workers)
                .map(job -> job.<Answer>map(found -> of(found, from)).orElseGet(Answer.UnknownJob::new));
    }

    private Answer of(JobRecord job, long from) {
        try {
            return logs.open(job.id(), from).<Answer>map(Answer.Log::new).orElseGet(Answer.NoLog::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
