package dev.drydock.testkit;

import dev.drydock.embedded.NatsServer;
import dev.drydock.embedded.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** A throw-away PostgreSQL and nats-server for a {@code @QuarkusTest}, and the configuration that points to them. */
public final class DrydockStack implements QuarkusTestResourceLifecycleManager {
    /** The token that lets a test do everything. */
    public static final String API_TOKEN = "token-of-the-admin-in-tests";
    /** The token by which Drydock's services know each other in a test. */
    public static final String SERVICE_TOKEN = "token-of-services-in-tests";

    private PostgresServer postgres;
    private NatsServer nats;
    private Path store;

    @Override
    public Map<String, String> start() {
        try {
            store = Files.createTempDirectory("drydock-nats");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = PostgresServer.throwAway().createDatabase("drydock");
        nats = NatsServer.start(store);
        return Map.of(
                "drydock.database.url",
                postgres.reactiveUrl("drydock"),
                "drydock.database.user",
                postgres.user(),
                "drydock.database.password",
                postgres.password(),
                "drydock.nats.url",
                nats.url(),
                "drydock.api-token",
                API_TOKEN,
                "drydock.service-token",
                SERVICE_TOKEN,
                "drydock.shipyard.upstreams.networks",
                "127.0.0.0/8",
                "quarkus.http.test-port",
                "0",
                "quarkus.http.host",
                "127.0.0.1");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(nats, new TestInjector.MatchesType(NatsServer.class));
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(PostgresServer.class));
    }

    @Override
    public void stop() {
        if (nats != null) {
            nats.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        if (store != null) {
            delete(store);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
