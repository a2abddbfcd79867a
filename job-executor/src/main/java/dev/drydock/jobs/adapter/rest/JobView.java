package dev.drydock.jobs.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.domain.JobEnd;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
        String id,
        String name,
        String keptnContext,
        String triggeredId,
        String project,
        String action,
        String task,
        String state,
        @Nullable Integer place,
        Instant claimed,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Integer exitCode,
        @Nullable String reason) {
    static JobView of(JobRecord job, Optional<Integer> place) {
        var end = job.ended().map(JobRecord.Ended::end);
        return new JobView(
                job.id().key(),
                job.id().name(),
                job.context().value(),
                job.id().event().value(),
                job.project(),
                job.action(),
                job.task(),
                end.map(it -> isSuccess(it) ? "succeeded" : it instanceof JobEnd.Aborted ? "aborted" : "failed")
                        .orElse(job.started().isPresent() ? "running" : "waiting"),
                place.orElse(null),
                job.claimed(),
                job.started().orElse(null),
                job.ended().map(JobRecord.Ended::at).orElse(null),
                end.filter(JobEnd.Exited.class::isInstance)
                        .map(it -> ((JobEnd.Exited) it).code())
                        .orElse(null),
                end.filter(it -> !isSuccess(it)).map(JobEnd::cause).orElse(null));
    }

    private static boolean isSuccess(JobEnd end) {
        return end instanceof JobEnd.Exited exited && exited.code() == 0;
    }
}
