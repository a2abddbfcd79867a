package dev.drydock.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.party.EventLog;
import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.NatsServer;
import dev.drydock.embedded.PostgresServer;
import dev.drydock.embedded.StartedParts;
import dev.drydock.events.KeptnContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A shipyard-controller with a PostgreSQL and a NATS of its own, for what must not happen to those that all stories share.
 */
public final class LoneController implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(90);

    private final int natsPort = FreePort.find();
    private final int postgresPort = FreePort.find();
    private final StartedParts servers = new StartedParts();
    private final StartedParts parts;
    private final Path folder;
    private PostgresServer postgres;
    private NatsServer nats;
    private final ServiceProcess controller;

    private LoneController(String name, Function<PostgresServer, Map<String, String>> more, StartedParts parts) {
        this.parts = parts;
        folder = Path.of("target", "e2e-" + name).toAbsolutePath();
        parts.add(servers);
        run("rm", "-rf", folder.toString());
        startServers();
        var settings = new HashMap<>(Map.of(
                "drydock.database.url", postgres.reactiveUrl("drydock"),
                "drydock.database.user", postgres.user(),
                "drydock.database.password", postgres.password(),
                "drydock.nats.url", nats.url(),
                "drydock.api-token", Harness.API_TOKEN,
                "drydock.shipyard.repositories", repositories().toString()));
        settings.putAll(more.apply(postgres));
        controller = parts.add(ServiceProcess.start(
                Build.current(),
                "shipyard-controller",
                FreePort.find(),
                settings,
                folder.resolve("shipyard-controller.log")));
    }

    /** Starts it in an empty folder, and waits until it is ready. */
    public static LoneController start(String name) {
        return start(name, postgres -> Map.of());
    }

    /** @param more says, once PostgreSQL runs, what the controller is told besides */
    public static LoneController start(String name, Function<PostgresServer, Map<String, String>> more) {
        return StartedParts.allOrNone(parts -> {
            var lone = new LoneController(name, more, parts);
            lone.controller.awaitReady();
            return lone;
        });
    }

    /** The last line of the log of one that cannot start, and has to end by itself. */
    public static String lastWords(String name, Function<PostgresServer, Map<String, String>> more) {
        try (var lone = StartedParts.allOrNone(parts -> new LoneController(name, more, parts))) {
            await(name + ": the process ends").atMost(END).until(() -> !lone.controller.isAlive());
            var lines = Files.readAllLines(lone.controller.log());
            return lines.get(lines.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Api api() {
        return new Api(controller.url(), Harness.API_TOKEN);
    }

    /** A project with {@link UserProject#SERVICE}. */
    public void createProject(String name, String shipyard) {
        var created = api().post("/api/controlPlane/v1/project", UserProject.creation(name, shipyard));
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        var added = api().post(
                        "/api/controlPlane/v1/project/" + name + "/service",
                        "{\"serviceName\":\"%s\"}".formatted(UserProject.SERVICE));
        assertThat(added.status()).as("%s", added).isEqualTo(200);
    }

    /** What it has accepted of a flow, oldest first. */
    public EventLog stored(KeptnContext context) {
        return api().events(context);
    }

    /** The address of NATS. */
    public String nats() {
        return nats.url();
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** A snapshot of the database's volume, while it is written to, and after that of the repositories'. */
    public void backUp() {
        run("mkdir", folder.resolve("backup").toString());
        postgres.freeze();
        try {
            copy(folder.resolve("postgres"), "data", folder.resolve("backup"));
        } finally {
            postgres.thaw();
        }
        copy(folder, "repositories", folder.resolve("backup"));
        run("rm", folder.resolve("backup/data/postmaster.pid").toString());
    }

    /** What docs/operations.md says: everything stops, the snapshots come back, the stream goes, everything starts. */
    public void restore() {
        controller.kill();
        servers.close();
        run("rm", "-rf", data().toString(), repositories().toString(), store().toString());
        copy(folder.resolve("backup"), "data", folder.resolve("postgres"));
        copy(folder.resolve("backup"), "repositories", folder);
        startServers();
        controller.restart();
    }

    @Override
    public void close() {
        parts.close();
    }

    private void startServers() {
        postgres = servers.add(PostgresServer.durable(folder.resolve("postgres"), postgresPort))
                .createDatabase("drydock");
        nats = servers.add(NatsServer.start(store(), natsPort, Optional.empty()));
    }

    private Path data() {
        return folder.resolve("postgres").resolve("data");
    }

    private Path store() {
        return folder.resolve("nats");
    }

    private Path repositories() {
        return folder.resolve("repositories");
    }

    private static void copy(Path from, String name, Path to) {
        run("cp", "-a", from.resolve(name).toString(), to.resolve(name).toString());
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
