package dev.drydock.local.demo;

import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.Launch;
import dev.drydock.embedded.Program;
import dev.drydock.local.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The third party of the tour: a program in TypeScript that toggles feature flags, and knows NATS and nothing else. */
final class ActionProvider {
    private final Parts parts;
    private final Tools tools;
    private final Path folder;
    private final Path logs;

    ActionProvider(Parts parts, Tools tools, Path checkout, Path logs) {
        this.parts = parts;
        this.tools = tools;
        this.folder = checkout.resolve("examples/action-provider-typescript");
        this.logs = logs;
    }

    /** Whether {@link #build} has something to do. */
    boolean isStale() {
        return isOlder(folder.resolve("dist/main.js"), folder.resolve("src"))
                || isOlder(folder.resolve("node_modules/.package-lock.json"), folder.resolve("package-lock.json"));
    }

    /** Fetches its two libraries and compiles it, as its README says. */
    void build() {
        var workshop = new Workshop(parts);
        workshop.run(npm("npm ci", "ci", "--no-audit", "--no-fund"));
        workshop.run(npm("npm run build", "run", "build"));
    }

    ChildProcess start(String natsUrl, String flagAddress) {
        var launch = Launch.of(
                        "the action provider", List.of(tools.path(Program.NODE).toString(), "dist/main.js"))
                .in(folder)
                .withEnvironment(Map.of("NATS_URL", natsUrl, "FLAG_URL", flagAddress))
                .loggingTo(logs.resolve("action-provider.log"))
                .withPidFile(logs.resolve("action-provider.pid"));
        return parts.start(() -> ChildProcess.start(launch));
    }

    private Launch npm(String name, String... arguments) {
        var command = new ArrayList<>(List.of(tools.path(Program.NPM).toString()));
        command.addAll(List.of(arguments));
        return Launch.of(name, command).in(folder).loggingTo(logs.resolve("npm.log"));
    }

    private static boolean isOlder(Path made, Path source) {
        if (!Files.exists(made)) {
            return true;
        }
        try (var files = Files.walk(source)) {
            var age = Files.getLastModifiedTime(made);
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(age) > 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
