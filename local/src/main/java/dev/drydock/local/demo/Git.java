package dev.drydock.local.demo;

import dev.drydock.embedded.Launch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The git command, with the token in its environment, where other users do not see it. */
record Git(Workshop workshop, Path executable, String token, Path log) {
    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("GIT_CONFIG_GLOBAL", "/dev/null"),
            Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
            Map.entry("GIT_TERMINAL_PROMPT", "0"),
            Map.entry("GIT_AUTHOR_NAME", "Newcomer"),
            Map.entry("GIT_AUTHOR_EMAIL", "newcomer@example.com"),
            Map.entry("GIT_COMMITTER_NAME", "Newcomer"),
            Map.entry("GIT_COMMITTER_EMAIL", "newcomer@example.com"),
            Map.entry("no_proxy", "127.0.0.1,localhost"),
            Map.entry("GIT_CONFIG_COUNT", "1"),
            Map.entry("GIT_CONFIG_KEY_0", "http.extraHeader"));

    /** Runs one command; fails with what git said. */
    void run(Path directory, String... arguments) {
        var command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(List.of(arguments));
        workshop.run(Launch.of("git " + arguments[0], command)
                .in(directory)
                .withEnvironment(ENVIRONMENT)
                .withEnvironment(Map.of("GIT_CONFIG_VALUE_0", "Authorization: Bearer " + token))
                .loggingTo(log));
    }
}
