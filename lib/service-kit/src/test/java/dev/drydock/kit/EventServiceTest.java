package dev.drydock.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.kit.inbox.Inbox;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.NatsClient;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class EventServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Greeter greeter;

    @Inject
    @ReactiveDataSource("kittest")
    Pool pool;

    NatsServer nats;

    @Test
    void shouldAnswerEachEventOnceWhenItIsDeliveredTwice() {
        // Given
        var events = IntStream.range(0, 300).mapToObj(i -> greet("twice")).toList();

        // When
        publish(events);
        publish(events);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(answersTo(events)).hasSizeGreaterThanOrEqualTo(300));
        assertThat(answersTo(events).stream().map(KeptnEvent::id).distinct()).hasSize(300);
        assertThat(timesGreeted("twice")).isEqualTo(300);
    }

    @Test
    void shouldNotHearItselfWhereItSkipsWhatItSends() {
        // Given
        var event = greet("echo");
        publish(List.of(event));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answersTo(List.of(event))).hasSize(1));
        var ofAnother =
                new Answer(event, "another").finished(Instant.now(), Result.PASS, Status.SUCCEEDED, "", Payload.EMPTY);

        // When
        publish(List.of(ofAnother));

        // Then
        await().atMost(SOON).until(() -> heardOfOthers(event).contains(ofAnother.id()));
        assertThat(heardOfOthers(event)).containsExactly(ofAnother.id());
    }

    /** In their order, as all are of one flow. */
    private List<EventId> heardOfOthers(KeptnEvent event) {
        return greeter.ofOthers.stream()
                .filter(answer -> answer.triggeredId().equals(Optional.of(event.id())))
                .map(KeptnEvent::id)
                .toList();
    }

    @Test
    void shouldKnowWhatALogLineIsAboutAfterStepsOnOtherThreads() {
        // Given
        var events = IntStream.range(0, 20).mapToObj(i -> greet("logged")).toList();

        // When
        publish(events);

        // Then
        var ids = events.stream().map(event -> event.id().value()).toList();
        await().atMost(SOON).untilAsserted(() -> assertThat(greeter.loggedAbout).containsAll(ids));
    }

    @Test
    void shouldTryAgainWhenAnAttemptFails() {
        // Given
        greeter.failures.put("moody", new AtomicInteger(2));
        var event = greet("moody");

        // When
        publish(List.of(event));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answersTo(List.of(event))).hasSize(1));
        assertThat(timesGreeted("moody")).isEqualTo(1);
    }

    @Test
    void shouldGiveUpWhenEveryAttemptHasFailedForMinutesAndBeginAnewWhenItIsReplayed() {
        // Given
        greeter.failures.put("hopeless", new AtomicInteger(Integer.MAX_VALUE));
        var event = greet("hopeless");
        publish(List.of(event));
        await().atMost(SOON).until(() -> attempts(List.of(event)), attempts -> attempts.get(0) > 1);

        // When
        update("set failing_since = now() - interval '4 minutes', due_at = now()", event);

        // Then
        await().atMost(SOON).until(() -> !answersTo(List.of(event)).isEmpty());
        assertThat(answersTo(List.of(event)))
                .allSatisfy(answer -> assertThat(answer.data().text("message")).contains("not in the mood"));
        update("set handled_at = null, reason = null, attempts = 0, due_at = now()", event);
        await("it is tried again, and again")
                .atMost(SOON)
                .until(() -> attempts(List.of(event)), attempts -> attempts.get(0) > 2);
        greeter.failures.remove("hopeless");
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(timesGreeted("hopeless")).isEqualTo(1));
    }

    @Test
    void shouldCountAnAttemptWhoseReasonNoDatabaseTakesAndGiveUpInTheEnd() {
        // Given
        greeter.failures.put("torn", new AtomicInteger(Integer.MAX_VALUE));
        greeter.reasons.put("torn", "the answer was '\0'");
        var event = greet("torn");
        publish(List.of(event));
        await().atMost(SOON).until(() -> attempts(List.of(event)), attempts -> attempts.get(0) > 1);

        // When
        update("set failing_since = now() - interval '4 minutes', due_at = now()", event);

        // Then
        await().atMost(SOON).until(() -> !answersTo(List.of(event)).isEmpty());
        assertThat(answersTo(List.of(event)))
                .allSatisfy(answer -> assertThat(answer.data().text("message")).contains("the answer was '\0'"));
    }

    @Test
    void shouldWorkOnWhatWasDueBeforeTheClockWasSetBack() {
        // Given
        var event = greet("early");

        // When
        pool.preparedQuery(
                        "insert into inbox (event_id, type, body, due_at) values ($1, $2, $3, now() + interval '1 hour')")
                .execute(Tuple.of(event.id().value(), event.type().value(), new EventCodec().encodeText(event)))
                .await()
                .atMost(SOON);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answersTo(List.of(event))).isNotEmpty());
    }

    @Test
    void shouldChangeNothingMoreWhenAnotherProcessTookOverMeanwhile() {
        // Given
        var thaw = new CompletableFuture<Void>();
        greeter.waits.put("frozen", thaw);
        var event = greet("frozen");
        publish(List.of(event));
        await().atMost(SOON).until(() -> !greeter.waits.containsKey("frozen"));
        var replica = greeter.replica();
        replica.start();
        await().atMost(SOON).untilAsserted(() -> {
            endLease(event);
            assertThat(answersTo(List.of(event))).hasSize(1);
        });

        // When
        thaw.complete(null);

        // Then
        var later = greet("after-frozen");
        publish(List.of(later));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answersTo(List.of(later))).isNotEmpty());
        replica.stop();
        assertThat(timesGreeted("frozen")).isEqualTo(1);
    }

    @Test
    void shouldLeaveWhatItWorksOnToOthersWhenItStops() {
        // Given
        var leaving = greeter.replica();
        leaving.start();
        var events = IntStream.range(0, 20).mapToObj(i -> greet("left-" + i)).toList();
        var thaw = new CompletableFuture<Void>();
        IntStream.range(0, 20).forEach(i -> greeter.waits.put("left-" + i, thaw));
        events.forEach(event -> leaving.inbox().accept(List.of(event)).await().atMost(SOON));
        await().atMost(SOON).until(() -> greeter.waits.keySet().stream().noneMatch(name -> name.startsWith("left-")));

        // When
        leaving.stop();

        // Then
        await("another one carries out what was left")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(answersTo(events)).isNotEmpty());
        thaw.complete(null);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                answersTo(events).stream().map(KeptnEvent::id).distinct())
                        .hasSize(20));
        assertThat(attempts(events)).as("nothing was an attempt that failed").containsOnly(1);
        assertThat(events)
                .allSatisfy(event -> assertThat(
                                timesGreeted(event.data().text("name").orElseThrow()))
                        .isEqualTo(1));
    }

    @Test
    void shouldSayThatItIsFullAndGoOnWhenThereIsRoomAgain() {
        // Given
        var told = new CopyOnWriteArrayList<String>();
        var listener = listener(told);
        var log = Logger.getLogger(Inbox.class.getName());
        log.addHandler(listener);
        var room = new CompletableFuture<Void>();
        IntStream.range(0, Inbox.AT_ONCE).forEach(i -> greeter.waits.put("busy-" + i, room));
        publish(IntStream.range(0, Inbox.AT_ONCE)
                .mapToObj(i -> greet("busy-" + i))
                .toList());
        await().atMost(SOON).until(() -> greeter.waits.keySet().stream().noneMatch(name -> name.startsWith("busy-")));

        // When
        var late = greet("late");
        publish(List.of(late));
        await().atMost(SOON).until(() -> told.stream().anyMatch(text -> text.contains("what else comes has to wait")));
        var answersBefore = answersTo(List.of(late));
        room.complete(null);

        // Then
        assertThat(answersBefore).isEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answersTo(List.of(late))).hasSize(1));
        log.removeHandler(listener);
    }

    private static Handler listener(List<String> told) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                told.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void shouldTakeInNoRepeatOfWhatIsStillInHand() {
        // Given
        greeter.gate = new CompletableFuture<>();
        var events = IntStream.range(0, 20).mapToObj(i -> greet("patient")).toList();
        try (var client = NatsClient.connect(nats.url())) {
            var before = client.deliveries("kittest-greet");
            client.publish(events);
            await("each was delivered four times")
                    .atMost(SOON)
                    .until(() -> client.deliveries("kittest-greet") >= before + 4 * events.size());
        }

        // When
        greeter.gate.complete(null);

        // Then
        var later = greet("after-patience");
        publish(List.of(later));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answersTo(List.of(later))).isNotEmpty());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                answersTo(events).stream().map(KeptnEvent::id).distinct())
                        .hasSize(20));
        assertThat(greeter.taken.stream().filter(events::contains).count()).isLessThan(2L * events.size());
    }

    @Test
    void shouldGoOnWhenAMessageIsNoEvent() {
        // Given
        var event = greet("after-poison");
        try (var client = NatsClient.connect(nats.url())) {
            client.publish("sh.keptn.event.greet.triggered", "{\"not\": an event".getBytes(StandardCharsets.UTF_8));
        }

        // When
        publish(List.of(event));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answersTo(List.of(event))).hasSize(1));
    }

    @Test
    void shouldGoOnWhenTheBrokerWasKilledOrLostItsStream() {
        // Given
        var before = greet("before-kill");
        publish(List.of(before));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answersTo(List.of(before))).isNotEmpty());

        // When
        nats.kill();
        var accepted = greet("while-away");
        greeter.service.inbox().accept(List.of(accepted)).await().atMost(SOON);
        nats.restart();

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answersTo(List.of(accepted))).isNotEmpty());
        try (var client = NatsClient.connect(nats.url())) {
            client.deleteStream();
        }
        greeter.answers.clear();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(answersTo(List.of(before, accepted))).hasSize(2));
        var after = greet("after-loss");
        publish(List.of(after));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(answersTo(List.of(after))).isNotEmpty());
    }

    private List<KeptnEvent> answersTo(List<KeptnEvent> events) {
        var ids = events.stream().map(KeptnEvent::id).map(Optional::of).toList();
        return greeter.answers.stream()
                .filter(answer -> ids.contains(answer.triggeredId()))
                .toList();
    }

    private int timesGreeted(String name) {
        var rows = pool.preparedQuery("select times from greeting where name = $1")
                .execute(Tuple.of(name))
                .await()
                .atMost(SOON);
        return rows.iterator().next().getInteger(0);
    }

    private List<Integer> attempts(List<KeptnEvent> events) {
        var ids = events.stream().map(event -> event.id().value()).toArray(String[]::new);
        var rows = pool.preparedQuery("select attempts from inbox where event_id = any($1)")
                .execute(Tuple.of(ids))
                .await()
                .atMost(SOON);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getInteger(0))
                .toList();
    }

    private void endLease(KeptnEvent event) {
        update("set due_at = now()", event);
    }

    private void update(String change, KeptnEvent event) {
        pool.preparedQuery("update inbox %s where event_id = $1".formatted(change))
                .execute(Tuple.of(event.id().value()))
                .await()
                .atMost(SOON);
    }

    private void publish(List<KeptnEvent> events) {
        try (var client = NatsClient.connect(nats.url())) {
            client.publish(events);
        }
    }

    private static KeptnEvent greet(String name) {
        return new KeptnEvent(
                new EventId(UUID.randomUUID().toString()),
                "test",
                EventType.taskTriggered("greet"),
                Instant.now(),
                new KeptnContext(UUID.randomUUID().toString()),
                Optional.empty(),
                Optional.empty(),
                new Payload(Map.of("project", "p", "stage", "s", "service", "v", "name", name)));
    }
}
