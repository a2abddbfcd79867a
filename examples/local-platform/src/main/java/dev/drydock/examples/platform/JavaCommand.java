package dev.drydock.examples.platform;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines for small Java programs that start quickly. */
final class JavaCommand {
    private JavaCommand() {}

    /** Runs the main class of the first, with the jars of all of them on the class path. */
    static List<String> small(String heap, List<Class<?>> classes, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                classes.stream().map(JavaCommand::jarOf).distinct().collect(Collectors.joining(File.pathSeparator)),
                classes.get(0).getName()));
        command.addAll(arguments);
        return command;
    }

    private static String jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
