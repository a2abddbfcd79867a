package dev.drydock.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.PostgresServer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TABLES = "/db/kit/V001__inbox_outbox_dead_letters.sql";

    private static PostgresServer postgres;
    private static Vertx vertx;
    private static Pool pool;

    @BeforeAll
    static void makeTables() throws IOException {
        postgres = PostgresServer.throwAway();
        vertx = Vertx.vertx();
        var options = PgConnectOptions.fromUri(postgres.reactiveUrl("postgres"))
                .setUser(postgres.user())
                .setPassword(postgres.password());
        pool = Pool.newInstance(
                PgBuilder.pool().connectingTo(options).using(vertx).build());
        try (InputStream sql = OutboxTest.class.getResourceAsStream(TABLES)) {
            pool.query(new String(sql.readAllBytes(), StandardCharsets.UTF_8))
                    .execute()
                    .await()
                    .atMost(SOON);
        }
    }

    @AfterAll
    static void close() {
        pool.close().await().atMost(SOON);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        postgres.close();
    }

    @BeforeEach
    void empty() {
        pool.query("truncate outbox").execute().await().atMost(SOON);
    }

    @Test
    void shouldPublishAllThatAnOutageLeftWithoutWaitingForTheNextLook() {
        // Given
        Set<EventId> published = ConcurrentHashMap.newKeySet();
        var outbox = new Outbox(
                vertx,
                pool,
                event -> Uni.createFrom().voidItem().invoke(() -> published.add(event.id())),
                () -> Optional.of("new life"),
                "true",
                ServiceTelemetry.none());
        var events = IntStream.range(0, 1700).mapToObj(OutboxTest::event).toList();
        outbox.append(pool, events).await().atMost(SOON);
        pool.query(
                        "update outbox set created_at = now() - interval '1 hour', published_at = now(), stream = 'old life'")
                .execute()
                .await()
                .atMost(SOON);

        // When
        outbox.streamIs("new life");

        // Then
        await().atMost(SOON).until(() -> published.size() == events.size());
        await().atMost(SOON).until(() -> unpublished() == 0);
        assertThat(published)
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(KeptnEvent::id).toList());
    }

    @Test
    void shouldNotTakeTheWipedStreamForTheNewOneWhenItIsLostRightAfterThePublishing() {
        // Given
        var life = new AtomicReference<>("first life");
        var outbox = new Outbox(
                vertx,
                pool,
                event -> Uni.createFrom().voidItem().invoke(() -> life.set("second life")),
                () -> Optional.of(life.get()),
                "true",
                ServiceTelemetry.none());
        var event = event(0);

        // When
        outbox.send(List.of(event)).await().atMost(SOON);

        // Then
        await().atMost(SOON).until(() -> unpublished() == 0);
        assertThat(streamOf(event)).isEqualTo("first life");
    }

    private static String streamOf(KeptnEvent event) {
        return pool.preparedQuery("select stream from outbox where event_id = $1")
                .execute(Tuple.of(event.id().value()))
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getString(0);
    }

    private static long unpublished() {
        return pool.query("select count(*) from outbox where published_at is null")
                .execute()
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getLong(0);
    }

    private static KeptnEvent event(int number) {
        return new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                "test",
                EventType.taskTriggered("greet"),
                Instant.now(),
                new KeptnContext("flow-" + number),
                Optional.empty(),
                Optional.empty(),
                Payload.EMPTY);
    }
}
