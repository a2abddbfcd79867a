package dev.drydock.jobs.adapter.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads what a wrapper has left in a job's folder, and whether it still runs. */
final class Sightings {
    private static final Duration CLOCK_ERROR = Duration.ofSeconds(3);

    private Sightings() {}

    /** What is written in place of a process id by whoever has seen to it that the job does not begin any more. */
    static final String NEVER = "0 -";

    /** A job that has begun. */
    record Begun(long pid, String start, Instant written) {
        /** Whether it was kept from beginning. */
        boolean isNever() {
            return pid == 0;
        }
    }

    static Optional<Begun> begun(JobFolder folder) throws IOException {
        if (!Files.exists(folder.pid())) {
            return Optional.empty();
        }
        var words = Files.readString(folder.pid()).split(" ");
        return Optional.of(new Begun(
                Long.parseLong(words[0]),
                words.length > 1 ? words[1] : "",
                Files.getLastModifiedTime(folder.pid()).toInstant()));
    }

    /** Whether the wrapper runs; another process that was given the same id later is not taken for it. */
    static boolean isAlive(Begun begun) {
        if (!begun.start().isEmpty()) {
            return ProcessTable.find(begun.pid())
                    .filter(row -> !row.zombie() && row.start().equals(begun.start()))
                    .isPresent();
        }
        return ProcessHandle.of(begun.pid())
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .filter(start -> !start.isAfter(begun.written().plus(CLOCK_ERROR)))
                .isPresent();
    }

    /** The exit code as the wrapper wrote it; blank if the disk had no room for it. */
    static Optional<String> exit(JobFolder folder) throws IOException {
        return Files.exists(folder.exit())
                ? Optional.of(Files.readString(folder.exit()).strip())
                : Optional.empty();
    }

    /** This machine since its last start: process ids of another life mean nothing. */
    static String machine(Path folder) {
        return hostname() + " " + bootId() + " " + folder;
    }

    private static String hostname() {
        return firstLine(Path.of("/proc/sys/kernel/hostname")).orElse("localhost");
    }

    private static String bootId() {
        return firstLine(Path.of("/proc/sys/kernel/random/boot_id")).orElse("");
    }

    private static Optional<String> firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
