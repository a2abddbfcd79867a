package dev.drydock.remediation.adapter.postgres;

import dev.drydock.embedded.PostgresServer;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.kit.postgres.Migrations;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import dev.drydock.remediation.application.NextLook;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A real database with this service's schema, and stores on it as replicas have them. */
abstract class RemediationDatabase {
    private static PostgresServer server;
    private static Vertx vertx;
    private static Pool pool;

    @BeforeAll
    static void start() {
        server = PostgresServer.throwAway().createDatabase("drydock");
        vertx = Vertx.vertx();
        var url = server.reactiveUrl("drydock");
        var source = "quarkus.datasource.remediation.";
        var config = new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of(
                        source + "reactive.url",
                        url,
                        source + "username",
                        server.user(),
                        source + "password",
                        server.password(),
                        "drydock.database.wait-for",
                        "PT10S"))
                .build();
        Migrations.migrate(config, "remediation");
        var options = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""))
                .setUser(server.user())
                .setPassword(server.password())
                .addProperty("search_path", "remediation");
        pool = Pool.pool(vertx, options, new PoolOptions().setMaxSize(8));
    }

    @AfterAll
    static void stop() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        server.close();
    }

    static PostgresProblems replica() {
        var outbox = outbox();
        return new PostgresProblems(pool, outbox, new NextLook(), new PostgresKillSwitches(pool, outbox));
    }

    /** An outbox whose events nobody hears. */
    static Outbox outbox() {
        return new Outbox(
                vertx.getDelegate(),
                pool,
                event -> Uni.createFrom().voidItem(),
                () -> Optional.of("stream"),
                "true",
                ServiceTelemetry.none());
    }

    static Pool pool() {
        return pool;
    }
}
