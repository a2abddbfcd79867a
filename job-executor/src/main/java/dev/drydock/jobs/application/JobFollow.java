package dev.drydock.jobs.application;

import dev.drydock.events.Answer;
import dev.drydock.jobs.domain.JobEnd;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stays with a job until its end: shows and tells what it prints, and stops it when nobody waits for it any more. */
final class JobFollow {
    private static final Duration TICK = Duration.ofMillis(500);

    private final JobRuntime runtime;
    private final JobStore store;
    private final Announcements announcements;
    private final Executor workers;
    private final InstantSource clock;

    JobFollow(JobRuntime runtime, JobStore store, Announcements announcements, Executor workers, InstantSource clock) {
        this.runtime = runtime;
        this.store = store;
        this.announcements = announcements;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Waits for the end.
     *
     * @param log what is shown meanwhile; nothing if it cannot be masked
     */
    Uni<JobEnd> toTheEnd(TaskContext context, JobRecord job, Optional<LiveLog> log, Instant deadline, Duration limit) {
        return Uni.createFrom().deferred(() -> {
            var aborted = new AtomicBoolean();
            var beside = Multi.createFrom()
                    .ticks()
                    .every(TICK)
                    .onOverflow()
                    .drop()
                    .onItem()
                    .transformToUniAndConcatenate(tick -> tell(context, log)
                            .chain(() -> stopIfAborted(job, aborted))
                            .onFailure()
                            .recoverWithNull()) // the next tick tries again
                    .subscribe()
                    .with(tick -> {});
            return runtime.follow(job, deadline, limit)
                    .onTermination()
                    .invoke(beside::cancel)
                    .map(end -> aborted.get() ? JobAborts.END : end);
        });
    }

    private Uni<Void> tell(TaskContext context, Optional<LiveLog> log) {
        if (log.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .item(() -> log.get().advance(clock.instant()))
                .runSubscriptionOn(workers)
                .chain(piece -> piece.isEmpty() || context.isSilent()
                        ? Uni.createFrom().voidItem()
                        : announcements.send(List.of(new Answer(context.event(), JobAnswers.SOURCE)
                                .statusChanged(
                                        clock.instant(),
                                        context.id().key() + "@" + piece.get().to(),
                                        "Task '%s' prints:\n%s"
                                                .formatted(
                                                        context.task(),
                                                        piece.get().text())))));
    }

    private Uni<Void> stopIfAborted(JobRecord job, AtomicBoolean aborted) {
        return store.isAborted(job.id().event()).chain(isAborted -> {
            if (!isAborted) {
                return Uni.createFrom().voidItem();
            }
            aborted.set(true);
            return runtime.cancel(job);
        });
    }
}
