package dev.drydock.local;

import dev.drydock.embedded.MissingProgram;
import dev.drydock.embedded.ServerFailed;
import dev.drydock.local.demo.Demo;
import dev.drydock.local.demo.MissingPrograms;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs Drydock on this machine until a signal comes, or tells the self-healing tour. */
@QuarkusMain
public class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    public static void main(String... arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            return run(Options.parse(arguments, Path.of(System.getProperty("user.home"))));
        } catch (Options.Misuse e) {
            System.err.println("Error: " + e.getMessage() + "\n" + Options.USAGE);
            return MISUSED;
        }
    }

    private static int run(Options options) {
        try (var parts = Parts.closedAtTheEnd(() -> System.out.println("\nStopping everything …"))) {
            try {
                return options.demo() ? demo(parts, options) : serve(parts, options);
            } catch (ServerFailed | MissingProgram | MissingPrograms | UncheckedIOException | Parts.Stopped e) {
                if (!parts.isClosing()) {
                    System.err.println("Error: " + e.getMessage());
                }
                return FAILED;
            }
        }
    }

    private static int serve(Parts parts, Options options) {
        var installation = Installation.in(options.data(), options.port());
        var running = installation.start(parts, Map.of(ControlPlane.HOST, options.host()));
        System.out.printf(
                "Drydock is ready: %s, token in %s, log in %s%n",
                running.services().url(),
                installation.tokenFile(),
                options.data().resolve("drydock.log"));
        running.services().awaitEnd();
        return 0;
    }

    private static int demo(Parts parts, Options options) {
        var home = options.data().resolve("demo");
        var demo = new Demo(parts, home, options.checkout().toAbsolutePath(), options.full());
        return demo.tell(() -> Installation.in(home, options.port()), options.keep());
    }
}
