package dev.drydock.local.demo;

import dev.drydock.embedded.Executables;
import dev.drydock.embedded.Program;
import dev.drydock.embedded.ServerFailed;
import dev.drydock.examples.platform.Commands;
import dev.drydock.local.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Tells the tour on a Drydock that runs elsewhere, as in the compose file: makes the project, lets users come until the alert
 * fires, and says what events bring. It may be told again and again.
 *
 * <p>Environment: {@code DRYDOCK_ENDPOINT}, {@code DRYDOCK_API_TOKEN_FILE}, {@code NATS_URL}, {@code NATS_PASSWORD_FILE},
 * {@code PLATFORM_URL}, {@code PROMETHEUS_URL}, {@code TOUR} (the tour's files), {@code ALERTMANAGER_TOKEN_FILE} (written:
 * a token that lets report alerts and nothing else).
 */
public final class TourElsewhere {
    private static final int HEALED = 0;
    private static final int NOT_HEALED = 1;

    private final Screen screen = new Screen(System.out);
    private final Parts parts;
    private final Map<String, String> environment;

    private TourElsewhere(Parts parts, Map<String, String> environment) {
        this.parts = parts;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        System.exit(run());
    }

    private static int run() {
        try (var parts = Parts.closedAtTheEnd(() -> {})) {
            try {
                return new TourElsewhere(parts, System.getenv()).tell();
            } catch (ServerFailed | UncheckedIOException | Parts.Stopped e) {
                if (!parts.isClosing()) {
                    System.err.println("Error: " + e.getMessage());
                }
                return NOT_HEALED;
            }
        }
    }

    private int tell() throws ServerFailed {
        screen.plain(Texts.welcome(false));
        screen.heading("Getting ready");
        var endpoint = setting("DRYDOCK_ENDPOINT");
        var api = new Api(URI.create(endpoint), secret("DRYDOCK_API_TOKEN_FILE"));
        makeProject(api);
        var watch = parts.start(this::watch);
        var around = surroundings();
        var outcome = new Tour(screen, parts, around, watch, api).play(false);
        var replicas = around.replicas();
        screen.plain(Texts.summary(outcome, replicas));
        screen.plain(Texts.whereToLookElsewhere(outcome));
        return outcome.isHealed(replicas) ? HEALED : NOT_HEALED;
    }

    private void makeProject(Api api) {
        var project = new TourProject(api, tour());
        project.make();
        project.upload();
        screen.tell("project fulltour with the service helloservice and its files is there, by the REST API");
        var token = Path.of(setting("ALERTMANAGER_TOKEN_FILE"));
        if (!Files.exists(token)) {
            write(token, project.tokenForAlerts());
            screen.tell("Alertmanager has a token that lets it report alerts of this project, and nothing else");
        }
    }

    private EventWatch watch() {
        return EventWatch.start(setting("NATS_URL"), "drydock:" + secret("NATS_PASSWORD_FILE"));
    }

    private SurroundingsElsewhere surroundings() {
        var home = Path.of(System.getProperty("java.io.tmpdir"));
        var platform = URI.create(setting("PLATFORM_URL"));
        var commands = Commands.install(
                home.resolve("bin"), platform, Executables.ofThisMachine().locate(Program.LOCUST));
        return new SurroundingsElsewhere(
                parts, platform, URI.create(setting("PROMETHEUS_URL")), commands.resolve("locust"), tour(), home);
    }

    private Path tour() {
        return Path.of(setting("TOUR"));
    }

    private String secret(String name) {
        var file = Path.of(setting(name));
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + " (" + name + "), but: " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + file + ", but: " + e.getMessage(), e);
        }
    }

    private String setting(String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new ServerFailed("The environment variable " + name + " is missing");
        }
        return value;
    }
}
