package dev.drydock.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** All a command knows of the machine it runs on; handed in, so that a test can run any command in memory. */
public record Environment(
        String commandName,
        Map<String, String> variables,
        Path home,
        Terminal terminal,
        InstantSource time,
        ZoneId zone,
        Pause pause) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** An empty variable counts as absent, as it does for the shell's {@code ${NAME:-}}. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
}
