package dev.drydock.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/** Starts the command on a real machine. The launcher passes the name it was called by, and whether a person looks on. */
public final class Main {
    private static final String DEFAULT_NAME = "drydock";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLines.of(environment(System.getenv()), arguments).execute(arguments));
    }

    private static Environment environment(Map<String, String> variables) {
        return new Environment(
                System.getProperty("drydock.command-name", DEFAULT_NAME),
                variables,
                Path.of(System.getProperty("user.home")),
                terminal(variables),
                InstantSource.system(),
                ZoneId.systemDefault(),
                Main::pause);
    }

    private static Terminal terminal(Map<String, String> variables) {
        var live = isTerminal();
        var coloured =
                live && variables.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(variables.get("TERM"));
        return new Terminal(System.in, writer(FileDescriptor.out), writer(FileDescriptor.err), live, coloured);
    }

    private static boolean isTerminal() {
        var told = System.getProperty("drydock.terminal");
        return told == null ? System.console() != null : Boolean.parseBoolean(told);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
