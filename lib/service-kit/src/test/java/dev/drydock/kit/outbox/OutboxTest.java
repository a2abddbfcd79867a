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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
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
                ServiceTelemetry.none(),
                Duration.ofMillis(1));
        var events = events(1700);
        leave(outbox, events);

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
    void shouldPublishWhatStandsBehindManyThatAreRefusedForEver() {
        // Given
        var events = events(1100);
        var refused = events.stream().limit(1099).map(KeptnEvent::id).collect(Collectors.toSet());
        Set<EventId> published = ConcurrentHashMap.newKeySet();
        var outbox = new Outbox(
                vertx,
                pool,
                event -> refused.contains(event.id())
                        ? Uni.createFrom().failure(new IllegalStateException("too large"))
                        : Uni.createFrom().voidItem().invoke(() -> published.add(event.id())),
                () -> Optional.of("new life"),
                "true",
                ServiceTelemetry.none(),
                Duration.ofMillis(1));
        leave(outbox, events);

        // When
        outbox.streamIs("new life");

        // Then
        await().atMost(SOON).until(() -> unpublished() == refused.size());
        assertThat(published).containsExactly(events.get(1099).id());
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

    @Test
    void shouldLookAgainForWhatTheStreamHasLostWhenTheDatabaseWasAwayToo() {
        // Given
        Set<EventId> published = ConcurrentHashMap.newKeySet();
        var outbox = outbox(published);
        var events = events(3);
        leave(outbox, events);
        var told = new CopyOnWriteArrayList<String>();
        var log = Logger.getLogger(Outbox.class.getName());
        var listener = new Told(told);
        log.addHandler(listener);
        run("alter table outbox rename to away");

        // When
        outbox.streamIs("new life");
        await().atMost(SOON)
                .until(() -> told.stream().anyMatch(text -> text.contains("could not look for lost events")));
        run("alter table away rename to outbox");

        // Then
        await().atMost(SOON).until(() -> published.size() == events.size());
        log.removeHandler(listener);
        outbox.stop();
    }

    @Test
    void shouldLookForWhatTheNewestStreamLacksWhenALookFailsThatBeganBeforeIt() {
        // Given
        Set<EventId> published = ConcurrentHashMap.newKeySet();
        var outbox = outbox(published, Duration.ofSeconds(1));
        var events = events(3);
        leave(outbox, events);
        var holder = pool.getConnection().await().atMost(SOON);
        holder.query("begin").execute().await().atMost(SOON);
        holder.query("lock table outbox").execute().await().atMost(SOON);
        outbox.streamIs("old life");
        await().atMost(SOON).until(() -> count("select count(*) from pg_locks where not granted") == 1);

        // When
        outbox.streamIs("new life");
        count("select count(pg_cancel_backend(pid)) from pg_locks where not granted");

        // Then
        holder.query("commit").execute().await().atMost(SOON);
        holder.close().await().atMost(SOON);
        await().atMost(SOON).until(() -> published.size() == events.size());
        outbox.stop();
    }

    @Test
    void shouldPublishWhatWasWrittenBeforeTheClockWasSetBack() {
        // Given
        Set<EventId> published = ConcurrentHashMap.newKeySet();
        var outbox = outbox(published);
        var events = events(3);
        outbox.append(pool, events).await().atMost(SOON);
        run("update outbox set created_at = now() + interval '1 hour'");

        // When
        outbox.start();

        // Then
        await().atMost(SOON).until(() -> published.size() == events.size());
        outbox.stop();
    }

    /** What the log says. */
    private static final class Told extends Handler {
        private final List<String> texts;

        Told(List<String> texts) {
            this.texts = texts;
        }

        @Override
        public void publish(LogRecord entry) {
            texts.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static Outbox outbox(Set<EventId> published) {
        return outbox(published, Duration.ofMillis(100));
    }

    private static Outbox outbox(Set<EventId> published, Duration subscribersAreBack) {
        return new Outbox(
                vertx,
                pool,
                event -> Uni.createFrom().voidItem().invoke(() -> published.add(event.id())),
                () -> Optional.of("new life"),
                "true",
                ServiceTelemetry.none(),
                subscribersAreBack);
    }

    private static void run(String sql) {
        pool.query(sql).execute().await().atMost(SOON);
    }

    /** As an outage leaves them: sent an hour ago, to a stream that is no more. */
    private static void leave(Outbox outbox, List<KeptnEvent> events) {
        outbox.append(pool, events).await().atMost(SOON);
        pool.query(
                        "update outbox set created_at = now() - interval '1 hour', published_at = now(), stream = 'old life'")
                .execute()
                .await()
                .atMost(SOON);
    }

    private static List<KeptnEvent> events(int count) {
        return IntStream.range(0, count).mapToObj(OutboxTest::event).toList();
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
        return count("select count(*) from outbox where published_at is null");
    }

    private static long count(String sql) {
        return pool.query(sql).execute().await().atMost(SOON).iterator().next().getLong(0);
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
