package dev.drydock.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A file that names a process by pid and start time, so that a pid used again by another program is never mistaken for it. */
record PidFile(Path path) {
    private static final long STOP_SECONDS = 5;

    /** Start times are told from the boot time, which moves when the clock of the machine is set. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    /** Writes the process, and this JVM as its owner. */
    void write(ProcessHandle process) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, line(process) + line(ProcessHandle.current()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process written here, when it still runs. */
    Optional<ProcessHandle> process() {
        return onLine(0);
    }

    /**
     * Stops what a killed earlier run left behind, with all its descendants, and forgets it.
     *
     * @throws ServerFailed when its owner still runs
     */
    void stopLeftover() {
        process().ifPresent(process -> {
            refuseWhenOwned(process);
            stop(process);
        });
        if (isOurs()) {
            delete();
        }
    }

    /** Other programs have pid files too, PostgreSQL for one, and know best when to delete them. */
    private boolean isOurs() {
        try {
            return Files.readString(path).matches("(\\d+ \\S+\n){1,2}");
        } catch (IOException e) {
            return false;
        }
    }

    private void refuseWhenOwned(ProcessHandle process) {
        onLine(1).filter(owner -> owner.pid() != ProcessHandle.current().pid()).ifPresent(owner -> {
            throw new ServerFailed("Expected " + path.getParent() + " to be free, but process " + process.pid()
                    + " uses it for process " + owner.pid() + ", which still runs. Stop that one first.");
        });
    }

    private static void stop(ProcessHandle process) {
        var family = process.descendants().toList();
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            ended(process);
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private Optional<ProcessHandle> onLine(int number) {
        try {
            var lines = Files.readAllLines(path);
            var parts = lines.size() > number ? lines.get(number).split(" ") : new String[0];
            return parts.length == 2 ? find(Long.parseLong(parts[0]), Instant.parse(parts[1])) : Optional.empty();
        } catch (IOException | NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String line(ProcessHandle process) {
        return process.pid() + " " + startOf(process).orElse(Instant.EPOCH) + "\n";
    }

    private static Optional<ProcessHandle> find(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(PidFile::isRunning)
                .filter(process -> startOf(process)
                        .filter(start -> Duration.between(start, started).abs().compareTo(CLOCK_STEP) < 0)
                        .isPresent());
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }

    private static boolean ended(ProcessHandle process) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (isRunning(process) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return !isRunning(process);
    }

    /** A process that has ended stays in the table until its parent asks for it; in a container nobody may ever ask. */
    private static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            return process.isAlive();
        }
    }
}
