package dev.drydock.jobs.application;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.NameUuid;
import dev.drydock.events.Span;
import dev.drydock.events.TraceContext;
import dev.drydock.jobs.domain.JobEnd;
import java.util.Optional;
import java.util.TreeMap;

/** A job as a part of the answer to the task that it was run for. */
public final class JobTrace {
    private JobTrace() {}

    /** The span of a job that has ended, if its task is traced. */
    public static Optional<Span> span(JobRecord job, KeptnEvent triggered) {
        return TraceContext.of(triggered)
                .flatMap(trace -> job.ended().map(ended -> span(job, triggered, trace, ended)));
    }

    private static Span span(JobRecord job, KeptnEvent triggered, TraceContext trace, JobRecord.Ended ended) {
        var attributes = new TreeMap<String, String>();
        attributes.put("drydock.project", job.project());
        attributes.put("drydock.keptnContext", job.context().value());
        attributes.put("drydock.job", job.id().key());
        attributes.put("drydock.action", job.action());
        attributes.put("drydock.end", ended.end().cause());
        job.admitted().ifPresent(at -> attributes.put("drydock.admittedAt", at.toString()));
        job.started().ifPresent(at -> attributes.put("drydock.startedAt", at.toString()));
        var isSuccess = ended.end() instanceof JobEnd.Exited exited && exited.code() == 0;
        return new Span(
                trace.at(new EventId(NameUuid.of("job\n" + job.id().key()).toString())),
                Optional.of(trace.at(Answer.finishedId(triggered.id(), JobAnswers.SOURCE))
                        .spanId()),
                "job " + job.task(),
                job.claimed(),
                ended.at(),
                attributes,
                isSuccess ? Optional.empty() : Optional.of(ended.end().cause()));
    }
}
