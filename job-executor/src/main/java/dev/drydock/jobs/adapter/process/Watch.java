package dev.drydock.jobs.adapter.process;

import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.files.Folders;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Looks after one job that has begun, one look at a time, and stops it when its time is over. */
final class Watch {
    private static final Duration TO_BEGIN = Duration.ofSeconds(10);
    private static final Duration BETWEEN_MEASUREMENTS = Duration.ofSeconds(2);
    private static final Duration TO_FLUSH = Duration.ofSeconds(3);

    private final JobFolder folder;
    private final String mark;
    private final long diskLimit;
    private final Instant deadline;
    private final Duration limit;
    private final InstantSource clock;
    private final Instant since;
    private Instant measured;
    private Optional<Instant> commandGone = Optional.empty();

    Watch(JobFolder folder, String mark, long diskLimit, Instant deadline, Duration limit, InstantSource clock) {
        this.diskLimit = diskLimit;
        this.folder = folder;
        this.mark = mark;
        this.deadline = deadline;
        this.limit = limit;
        this.clock = clock;
        this.since = clock.instant();
        this.measured = since;
    }

    /** The end, if this is it. */
    Optional<JobEnd> look() throws IOException {
        var begun = Sightings.begun(folder);
        if (begun.isEmpty()) {
            return isPast(since.plus(TO_BEGIN)) && isKeptFromBeginning() ? Optional.of(neverBegan()) : Optional.empty();
        }
        if (begun.get().isNever()) {
            return Optional.of(neverBegan());
        }
        var alive = Sightings.isAlive(begun.get());
        var exit = Sightings.exit(folder);
        if (alive && exit.isEmpty()) {
            if (isPast(deadline)) {
                mark(folder.overdue());
                stop(begun.get());
            } else if (hasWrittenTooMuch()) {
                mark(folder.overfull());
                stop(begun.get());
            }
            return Optional.empty();
        }
        return ended(begun.get(), alive, exit);
    }

    /** The command is gone; what it left running is stopped, and the log gets a moment to be written. */
    private Optional<JobEnd> ended(Sightings.Begun begun, boolean alive, Optional<String> exit) throws IOException {
        tree(begun).kill();
        if (alive) {
            var gone = commandGone.orElseGet(clock::instant);
            commandGone = Optional.of(gone);
            if (!isPast(gone.plus(TO_FLUSH))) {
                return Optional.empty();
            }
            killWrapper(begun);
        }
        return Optional.of(whyStopped().orElseGet(() -> exit.map(Watch::exited).orElseGet(Watch::disappeared)));
    }

    private Optional<JobEnd> whyStopped() {
        if (Files.exists(folder.cancelled())) {
            return Optional.of(new JobEnd.Aborted("it was stopped"));
        }
        if (Files.exists(folder.overfull())) {
            return Optional.of(new JobEnd.Killed(
                    "it was stopped because it wrote more than %d MB".formatted(diskLimit / 1024 / 1024)));
        }
        return Files.exists(folder.overdue()) ? Optional.of(new JobEnd.TimedOut(limit)) : Optional.empty();
    }

    private boolean hasWrittenTooMuch() throws IOException {
        if (Files.exists(folder.overfull())) {
            return true;
        }
        if (!isPast(measured.plus(BETWEEN_MEASUREMENTS))) {
            return false;
        }
        measured = clock.instant();
        return Folders.size(folder.run(), diskLimit) > diskLimit;
    }

    /** Leaves a mark that a crash does not take away. */
    static void mark(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
    }

    private void stop(Sightings.Begun begun) throws IOException {
        tree(begun).kill();
        if (isPast(deadline.plus(TO_BEGIN)) && isPast(since.plus(TO_BEGIN))) {
            killWrapper(begun);
        }
    }

    private ProcessTree tree(Sightings.Begun begun) {
        return new ProcessTree(begun.pid(), mark);
    }

    private static void killWrapper(Sightings.Begun begun) {
        if (Sightings.isAlive(begun)) {
            ProcessHandle.of(begun.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Takes the mark by which it would begin, so that a wrapper that comes late, as after a freeze, does not begin. */
    private boolean isKeptFromBeginning() {
        try {
            Files.writeString(folder.pid(), Sightings.NEVER, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException begunJustNow) {
            return false;
        } catch (IOException nobodyCanWrite) {
            return true;
        }
    }

    private boolean isPast(Instant time) {
        return clock.instant().isAfter(time);
    }

    private JobEnd neverBegan() {
        return new JobEnd.NotStarted("it could not be started; is there room, and may the job executor write, in %s?"
                .formatted(folder.job()));
    }

    private static JobEnd exited(String code) {
        return code.matches("\\d{1,3}")
                ? new JobEnd.Exited(Integer.parseInt(code))
                : new JobEnd.Lost("its exit code could not be written down; is the disk full?");
    }

    private static JobEnd disappeared() {
        return new JobEnd.Lost(
                "its process disappeared without an exit code; it is not run again, as it may have done " + "its work");
    }
}
