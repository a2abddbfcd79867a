package dev.drydock.bench.contender;

import dev.drydock.embedded.Launch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Command lines of further JVMs. */
public final class JavaProcess {
    private JavaProcess() {}

    /** The java that runs this. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** A class of this module in a small JVM of its own. */
    public static Launch of(Class<?> main, Path log, String... arguments) {
        var command = new ArrayList<>(List.of(
                java().toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return Launch.of(main.getSimpleName(), command).loggingTo(log);
    }
}
