package dev.drydock.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.PostgresServer;
import dev.drydock.testkit.LosingRelay;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabasePoolTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private Vertx vertx;
    private PostgresServer postgres;
    private LosingRelay relay;

    @BeforeEach
    void start() throws IOException {
        vertx = Vertx.vertx();
        postgres = PostgresServer.throwAway();
        relay = new LosingRelay(postgres.port());
    }

    @AfterEach
    void stop() throws IOException {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        relay.close();
        postgres.close();
    }

    @Test
    void shouldFailAndGoOnWithAnotherConnectionWhenTheServerIsGoneWithoutAWord() {
        // Given
        var pool = pool(Duration.ofSeconds(1));
        assertThat(ask(pool, "select 1")).isEqualTo(1);

        // When
        relay.loseConnections();

        // Then
        assertThatThrownBy(() -> ask(pool, "select 2")).isInstanceOf(ClosedConnectionException.class);
        await("the pool has noticed")
                .atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(ask(pool, "select 3")).isEqualTo(3));
    }

    @Test
    void shouldEndNoConnectionThatIsUsed() {
        // Given
        var limit = Duration.ofSeconds(2);
        var pool = pool(limit);
        var process = "select pg_backend_pid()";
        var first = ask(pool, process);
        var end = System.nanoTime() + limit.multipliedBy(2).toNanos();

        // When
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).until(() -> {
            assertThat(ask(pool, process)).isEqualTo(first);
            return System.nanoTime() > end;
        });
    }

    private static int ask(Pool pool, String query) {
        return pool.query(query)
                .execute()
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getInteger(0);
    }

    private Pool pool(Duration answerWithin) {
        var options = PgConnectOptions.fromUri(postgres.reactiveUrl("postgres"))
                .setUser(postgres.user())
                .setPassword(postgres.password())
                .setPort(relay.port());
        return Pool.newInstance(new DatabasePool(answerWithin).create(new PgPoolCreator.Input() {
            @Override
            public Vertx vertx() {
                return vertx;
            }

            @Override
            public PoolOptions poolOptions() {
                return new PoolOptions().setMaxSize(1);
            }

            @Override
            public List<PgConnectOptions> pgConnectOptionsList() {
                return List.of(options);
            }
        }));
    }
}
