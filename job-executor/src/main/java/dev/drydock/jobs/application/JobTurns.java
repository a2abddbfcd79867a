package dev.drydock.jobs.application;

import dev.drydock.events.Answer;
import dev.drydock.jobs.domain.JobQueue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waits until it is a job's turn; tells once that it waits. The queue is in the store, so it outlives a restart. */
final class JobTurns {
    private static final Duration AT_LEAST = Duration.ofMillis(500);
    private static final Duration FOR_EACH_BEFORE = Duration.ofMillis(50);
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final JobStore store;
    private final JobQueue.Limits limits;
    private final Announcements announcements;
    private final InstantSource clock;

    JobTurns(JobStore store, JobQueue.Limits limits, Announcements announcements, InstantSource clock) {
        this.store = store;
        this.limits = limits;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** How the waiting has ended. */
    enum Turn {
        WAITS,
        RUN,
        ABORTED
    }

    /**
     * Completes with {@link Turn#RUN} or {@link Turn#ABORTED}.
     *
     * @param limit how long the job may run once it is its turn
     */
    Uni<Turn> await(TaskContext context, JobRecord job, Duration limit) {
        var told = new AtomicBoolean();
        return Uni.createFrom()
                .deferred(() -> ask(context, job, limit, told))
                .repeat()
                .whilst(turn -> turn == Turn.WAITS)
                .collect()
                .last();
    }

    private Uni<Turn> ask(TaskContext context, JobRecord job, Duration limit, AtomicBoolean told) {
        return store.isAborted(job.id().event()).chain(aborted -> {
            if (aborted) {
                return Uni.createFrom().item(Turn.ABORTED);
            }
            return store.admit(job, limits, limit)
                    .chain(before -> before == 0
                            ? Uni.createFrom().item(Turn.RUN)
                            : tell(context, before, told)
                                    .replaceWith(Turn.WAITS)
                                    .onItem()
                                    .delayIt()
                                    .by(pause(before)));
        });
    }

    private static Duration pause(int before) {
        var pause = AT_LEAST.plus(FOR_EACH_BEFORE.multipliedBy(before));
        return pause.compareTo(AT_MOST) < 0 ? pause : AT_MOST;
    }

    private Uni<Void> tell(TaskContext context, int place, AtomicBoolean told) {
        if (context.isSilent() || told.getAndSet(true)) {
            return Uni.createFrom().voidItem();
        }
        var text = "Task '%s' waits for its turn, at place %d: at most %d jobs run at a time, %d of one project."
                .formatted(context.task(), place, limits.jobs(), limits.jobsOfProject());
        return announcements.send(List.of(new Answer(context.event(), JobAnswers.SOURCE)
                .statusChanged(clock.instant(), context.id().key() + "@waiting", text)));
    }
}
