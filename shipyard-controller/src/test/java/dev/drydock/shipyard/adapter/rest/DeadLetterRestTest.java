package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.drydock.embedded.NatsServer;
import dev.drydock.shipyard.application.deadletter.DeadLetters;
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
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class DeadLetterRestTest {
    private static final String LETTERS = "/api/v1/dead-letter";
    private static final String EVENTS = "/api/mongodb-datastore/event";
    private static final String TYPE = "sh.keptn.event.deployment.finished";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Inject
    DeadLetters letters;

    NatsServer nats;

    @Test
    void shouldSendAnEventThroughAgainOnceItWasMended() {
        // Given
        var subject = subject();
        var letter = publish(subject, "{\"specversion\": \"1.0\", oops".getBytes(StandardCharsets.UTF_8));
        var event = UUID.randomUUID().toString();

        // When
        api().post(LETTERS + "/" + letter + "/replay")
                .then()
                .statusCode(422)
                .body("message", containsString("not JSON at line 1"));
        api().body("{\"type\":\"sh.keptn.event.x.triggered\"}")
                .put(LETTERS + "/" + letter)
                .then()
                .statusCode(422)
                .body("reason", equalTo("malformed-event"));
        api().body(event(event, "sh.keptn.event.deployment.triggered"))
                .put(LETTERS + "/" + letter)
                .then()
                .statusCode(422)
                .body("reason", equalTo("refused-event"));
        api().body(event(event, TYPE))
                .put(LETTERS + "/" + letter)
                .then()
                .statusCode(200)
                .body("encoding", equalTo("text"))
                .body("body", containsString(event));
        try (var client = NatsClient.connect(nats.url()).listen(TYPE)) {
            api().post(LETTERS + "/" + letter + "/replay")
                    .then()
                    .statusCode(200)
                    .body("eventId", equalTo(event));

            // Then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(client.received())
                            .extracting(one -> one.id().value())
                            .contains(event));
        }
        api().get(EVENTS + "?eventID=" + event).then().body("events", hasSize(1));
        api().get(LETTERS + "/" + letter).then().body("replayedAt", notNullValue());
        api().get(LETTERS + "?replayed=false").then().body("deadLetters.id", not(hasItem(letter)));
        api().delete(LETTERS + "/" + letter).then().statusCode(200);
        api().get(LETTERS + "/" + letter).then().statusCode(404).body("reason", equalTo("unknown-dead-letter"));
    }

    @Test
    void shouldForgetWhatLiesThereForLongAndNothingElse() {
        // Given
        var old = publish(subject(), "old".getBytes(StandardCharsets.UTF_8));
        var fresh = publish(subject(), "fresh".getBytes(StandardCharsets.UTF_8));
        String key = api().get(LETTERS + "/" + old).then().extract().path("key");
        pool.preparedQuery("update dead_letter set created_at = now() - interval '91 days' where id = $1")
                .execute(Tuple.of(key))
                .await()
                .atMost(SOON);

        // When
        var removed = letters.retain(Duration.ofDays(90), 100_000).await().atMost(SOON);

        // Then
        assertThat(removed).isEqualTo(1);
        api().get(LETTERS + "/" + old).then().statusCode(404);
        api().get(LETTERS + "/" + fresh).then().statusCode(200);
    }

    @Test
    void shouldKeepTheNewestOfAService() {
        // Given
        var older = publish(subject(), "older".getBytes(StandardCharsets.UTF_8));
        var newest = publish(subject(), "newest".getBytes(StandardCharsets.UTF_8));

        // When
        letters.retain(Duration.ofDays(90), 1).await().atMost(SOON);

        // Then
        api().get(LETTERS + "/" + older).then().statusCode(404);
        api().get(LETTERS + "/" + newest).then().statusCode(200);
    }

    @Test
    void shouldGoInUnderAFreshIdWhenTheEventWasAcceptedBefore() {
        // Given
        var event = UUID.randomUUID().toString();
        api().body(event(event, TYPE)).post("/api/v1/event").then().statusCode(200);
        var letter = publish(subject(), "nonsense".getBytes(StandardCharsets.UTF_8));
        api().body(event(event, TYPE)).put(LETTERS + "/" + letter).then().statusCode(200);

        // When
        String first = api().post(LETTERS + "/" + letter + "/replay")
                .then()
                .statusCode(200)
                .extract()
                .path("eventId");
        String second = api().post(LETTERS + "/" + letter + "/replay")
                .then()
                .statusCode(200)
                .extract()
                .path("eventId");

        // Then
        assertThat(first).isNotEqualTo(event);
        assertThat(second).isNotIn(event, first);
        api().get(EVENTS + "?eventID=" + first).then().body("events", hasSize(1));
        api().get(EVENTS + "?eventID=" + second).then().body("events", hasSize(1));
    }

    @Test
    void shouldKeepAnEventWithAnIdThatIsTooLongAndAcceptTheOthers() {
        // Given
        var id = noise(10_000);
        var beside = UUID.randomUUID().toString();
        var subject = subject().replace(".triggered", ".finished");

        // When
        try (var client = NatsClient.connect(nats.url())) {
            client.publish(subject, event(id, subject).getBytes(StandardCharsets.UTF_8));
            client.publish(TYPE, event(beside, TYPE).getBytes(StandardCharsets.UTF_8));
        }

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> api().get(EVENTS + "?eventID=" + beside).then().body("events", hasSize(1)));
        await().atMost(SOON)
                .untilAsserted(() -> api().get(LETTERS + "?pageSize=1000")
                        .then()
                        .body(
                                "deadLetters.find { it.subject == '%s' }.reason".formatted(subject),
                                containsString("id has more than 500 bytes")));
        api().body(event(id, TYPE)).post("/api/v1/event").then().statusCode(400);
    }

    /** What cannot be compressed. */
    private static String noise(int characters) {
        return new Random(7)
                .ints(characters, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void shouldShowBytesThatAreNoTextInBase64() {
        // Given
        byte[] bytes = {(byte) 0xff, 0, (byte) 0xfe};

        // When
        var letter = publish(subject(), bytes);

        // Then
        api().get(LETTERS + "/" + letter)
                .then()
                .body("encoding", equalTo("base64"))
                .body("body", equalTo(Base64.getEncoder().encodeToString(bytes)))
                .body("size", equalTo(3))
                .body("service", equalTo("shipyard"));
    }

    @Test
    void shouldReopenTheInboxWhenTheLetterIsAnotherServices() {
        // Given
        var event = UUID.randomUUID().toString();
        var body = event(event, "sh.keptn.event.evaluation.triggered");
        run("create schema if not exists lighthouse");
        run("create table if not exists lighthouse.inbox (like shipyard.inbox including all)");
        run("create table if not exists lighthouse.dead_letter (like shipyard.dead_letter including all)");
        run(
                "insert into lighthouse.inbox (event_id, type, body, attempts, handled_at) values ($1, 'x', $2, 5, now())",
                event,
                body);
        run(
                "insert into lighthouse.dead_letter (id, subject, body, reason) values ($1, 'x', convert_to($2, 'UTF8'), 'no metrics')",
                event,
                body);
        String letter = api().get(LETTERS + "?service=lighthouse")
                .then()
                .statusCode(200)
                .body("deadLetters[0].reason", equalTo("no metrics"))
                .body("deadLetters[0].key", equalTo(event))
                .extract()
                .path("deadLetters[0].id");
        api().body(event(UUID.randomUUID().toString(), "sh.keptn.event.evaluation.triggered"))
                .put(LETTERS + "/" + letter)
                .then()
                .statusCode(422)
                .body("reason", equalTo("refused-event"))
                .body("detail", containsString("leave the id as it was"));

        // When
        api().post(LETTERS + "/" + letter + "/replay").then().statusCode(200).body("eventId", equalTo(event));

        // Then
        var row = pool.preparedQuery("select handled_at, attempts, type from lighthouse.inbox where event_id = $1")
                .execute(Tuple.of(event))
                .await()
                .atMost(SOON)
                .iterator()
                .next();
        assertThat(row.getOffsetDateTime(0)).isNull();
        assertThat(row.getInteger(1)).isZero();
        assertThat(row.getString(2)).isEqualTo("sh.keptn.event.evaluation.triggered");
        api().get(LETTERS + "/" + event).then().body("replayedAt", notNullValue());
    }

    private void run(String sql, Object... values) {
        pool.preparedQuery(sql).execute(Tuple.from(values)).await().atMost(SOON);
    }

    private String publish(String subject, byte[] body) {
        try (var client = NatsClient.connect(nats.url())) {
            client.publish(subject, body);
        }
        return await().atMost(SOON)
                .until(
                        () -> api().get(LETTERS + "?pageSize=1000")
                                .then()
                                .extract()
                                .<String>path("deadLetters.find { it.subject == '%s' }?.id".formatted(subject)),
                        Objects::nonNull);
    }

    private static String subject() {
        return "sh.keptn.event.dead-" + UUID.randomUUID() + ".triggered";
    }

    private static String event(String id, String type) {
        return """
                {"specversion":"1.0","id":"%s","source":"test","type":"%s","time":"2026-11-22T10:00:00Z",
                 "shkeptncontext":"%s","triggeredid":"%s","data":{"project":"p","stage":"s","service":"v",
                 "result":"pass","status":"succeeded"}}""".formatted(id, type, UUID.randomUUID(), UUID.randomUUID());
    }
}
