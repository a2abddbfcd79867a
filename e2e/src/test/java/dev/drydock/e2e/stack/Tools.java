package dev.drydock.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Stand-ins for the commands of the tour's jobs. They write down how they were called, and take long enough for something
 * to happen meanwhile.
 *
 * @param folder where they lie, for the search path
 */
public record Tools(Path folder) {
    private static final String SCRIPT = """
            #!/bin/sh
            printf '%%s %%s\\n' "${LABELS_CASE:-none}" "$*" >> '%s'
            sleep %s
            """;

    static Tools in(Path folder) {
        try {
            var tools = new Tools(Files.createDirectories(folder));
            tools.script("helm", "0.2");
            tools.script("locust", "0.5");
            return tools;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The calls of a command so far: the label {@code case} of the flow or {@code none}, then the arguments. */
    public List<String> calls(String command) {
        try {
            var file = record(command);
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void script(String command, String seconds) throws IOException {
        var file = Files.writeString(folder.resolve(command), SCRIPT.formatted(record(command), seconds));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path record(String command) {
        return folder.resolve(command + ".calls");
    }
}
