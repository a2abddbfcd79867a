package dev.drydock.jobs.adapter.container;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.domain.ContainerFate;
import dev.drydock.jobs.domain.JobEnd;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Looks after one container, one look at a time: takes its log, stops it when its time is over, tells its end. */
final class Follow {
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Engine engine;
    private final LogStore logs;
    private final JobRecord job;
    private final Instant deadline;
    private final Duration limit;
    private final InstantSource clock;
    private Optional<LogPump> pump = Optional.empty();
    private boolean overdue;

    Follow(Engine engine, LogStore logs, JobRecord job, Instant deadline, Duration limit, InstantSource clock) {
        this.engine = engine;
        this.logs = logs;
        this.job = job;
        this.deadline = deadline;
        this.limit = limit;
        this.clock = clock;
    }

    /** The end, if this is it. */
    Optional<JobEnd> look() throws IOException {
        var found = engine.find(job.id().objectName());
        if (found.isEmpty()) {
            finishLog();
            return Optional.of(
                    new JobEnd.Lost("its container disappeared; it is not run again, as it may have done its work"));
        }
        var container = found.get();
        if (pump.isEmpty()) {
            pump = Optional.of(LogPump.start(engine.client(), container.getId(), logs.write(job.id())));
        }
        if (Containers.isRunning(container)) {
            if (clock.instant().isAfter(deadline)) {
                overdue = true;
                kill(engine, container);
            }
            return Optional.empty();
        }
        if (isLogComing(pump.get())) {
            return Optional.empty();
        }
        finishLog();
        return Optional.of(overdue || wasOverdue(container) ? new JobEnd.TimedOut(limit) : end(container));
    }

    static void kill(Engine engine, InspectContainerResponse container) {
        try {
            engine.client().killContainerCmd(container.getId()).exec();
        } catch (NotFoundException | ConflictException gone) {
            // it ended meanwhile
        }
    }

    /** Whether another executor, or we before we died, stopped it: it was killed, and only after its time. */
    private boolean wasOverdue(InspectContainerResponse container) {
        return container.getState().getExitCodeLong() == 137
                && !Boolean.TRUE.equals(container.getState().getOOMKilled())
                && Containers.ended(container).filter(deadline::isBefore).isPresent();
    }

    /** The engine says that a container has ended before it has told all that it printed. */
    private boolean isLogComing(LogPump words) {
        return !words.isOver() && clock.instant().isBefore(words.lastMoved().plus(LAST_WORDS));
    }

    private void finishLog() throws IOException {
        if (pump.isPresent()) {
            pump.get().finish(engine.client(), job.id().objectName());
        }
    }

    private static JobEnd end(InspectContainerResponse container) {
        return ContainerFate.of(Containers.sight(container), Containers.memory(container));
    }
}
