package dev.drydock.remediation.adapter.postgres;

import dev.drydock.embedded.PostgresServer;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.kit.postgres.Migrations;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A real PostgreSQL with the tables of this service, for the tests of a class. */
abstract class OnPostgres {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private static PostgresServer server;
    private static Vertx vertx;
    private static Pool pool;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.throwAway().createDatabase("drydock");
        vertx = Vertx.vertx();
        var url = server.reactiveUrl("drydock");
        var source = "quarkus.datasource.remediation.";
        var config = new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of(
                        source + "reactive.url", url,
                        source + "username", server.user(),
                        source + "password", server.password()))
                .build();
        Migrations.migrate(config, "remediation");
        var options = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""))
                .setUser(server.user())
                .setPassword(server.password())
                .addProperty("search_path", "remediation");
        pool = Pool.pool(vertx, options, new PoolOptions().setMaxSize(8));
    }

    @AfterAll
    static void stopServer() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        server.close();
    }

    static Pool pool() {
        return pool;
    }

    /** An outbox whose events stay in the database. */
    static Outbox outbox() {
        return new Outbox(
                vertx.getDelegate(), pool, event -> Uni.createFrom().voidItem(), () -> Optional.of("stream"), "true");
    }

    static <T> T done(Uni<T> work) {
        return work.await().atMost(WITHIN);
    }

    /** The only number of a query. */
    static long count(String sql) {
        return done(pool.query(sql).execute()).iterator().next().getLong(0);
    }

    /** How many different events about a project were written. */
    static long eventsAbout(String project) {
        return done(pool.preparedQuery("select count(*) from outbox where body::json #>> '{data,project}' = $1")
                        .execute(Tuple.of(project)))
                .iterator()
                .next()
                .getLong(0);
    }
}
