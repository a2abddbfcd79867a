package dev.drydock.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to start a child process.
 *
 * @param name what the user calls it, used in messages
 * @param command program and arguments
 * @param environment added to the environment of this process
 * @param directory where it runs; the directory of this process when empty
 * @param log where its output is appended; discarded when empty
 * @param pidFile where its pid is kept, so that a later run can stop it should this one be killed
 * @param stopSignal what asks it to end in an orderly way: {@code TERM}, or {@code INT} for PostgreSQL
 */
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Optional<Path> directory,
        Optional<Path> log,
        Optional<Path> pidFile,
        String stopSignal) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A launch with nothing but a name and a command line. */
    public static Launch of(String name, List<String> command) {
        return new Launch(name, command, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), "TERM");
    }

    public Launch withEnvironment(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return new Launch(name, command, all, directory, log, pidFile, stopSignal);
    }

    public Launch in(Path workingDirectory) {
        return new Launch(name, command, environment, Optional.of(workingDirectory), log, pidFile, stopSignal);
    }

    public Launch loggingTo(Path file) {
        return new Launch(name, command, environment, directory, Optional.of(file), pidFile, stopSignal);
    }

    public Launch withPidFile(Path file) {
        return new Launch(name, command, environment, directory, log, Optional.of(file), stopSignal);
    }

    public Launch stoppedBy(String signal) {
        return new Launch(name, command, environment, directory, log, pidFile, signal);
    }
}
