package dev.drydock.local;

import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.NatsServer;
import dev.drydock.embedded.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The servers that every installation has: PostgreSQL and NATS, both keeping what they are told. */
public record Servers(PostgresServer postgres, NatsServer nats) {
    private static final String DATABASE = "drydock";

    static Servers start(Parts parts, Path data) {
        var postgres = parts.start(() -> PostgresServer.durable(data.resolve("postgres")));
        postgres.createDatabase(DATABASE);
        var token = natsToken(data);
        var nats =
                parts.start(() -> NatsServer.start(data.resolve("nats"), FreePort.find(), Optional.of(token.value())));
        return new Servers(postgres, nats);
    }

    /** By which everybody logs in to NATS: services and action providers. */
    static Secret natsToken(Path data) {
        return Secret.in(data.resolve("nats-token"));
    }

    /** NATS without its token. */
    URI natsAddress() {
        return URI.create("nats://127.0.0.1:" + nats.port());
    }

    /** What the services are told about them. */
    Map<String, String> settings() {
        return Map.of(
                "drydock.database.url", postgres.reactiveUrl(DATABASE),
                "drydock.database.user", postgres.user(),
                "drydock.database.password", postgres.password(),
                "drydock.nats.url", natsAddress().toString(),
                "drydock.nats.token", nats.token().orElseThrow());
    }
}
