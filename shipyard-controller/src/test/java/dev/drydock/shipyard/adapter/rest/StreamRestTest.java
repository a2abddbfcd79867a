package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static dev.drydock.shipyard.adapter.rest.EngineApi.send;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.freshName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.drydock.embedded.NatsServer;
import dev.drydock.kit.postgres.Migrations;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.NatsClient;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class StreamRestTest {
    private static final String TYPE = "sh.keptn.event.sr-task.finished";

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Inject
    Config config;

    NatsServer nats;

    @Test
    void shouldTellOnlyWhatIsAskedForAsItHappens() {
        // Given
        var engine = new EngineApi(freshName());
        var other = new EngineApi(freshName());
        var context = UUID.randomUUID().toString();
        try (var all = EventStream.open("project=" + engine.project(), "");
                var stage = EventStream.open("project=" + engine.project() + "&stage=qa&service=helloservice", "");
                var flow = EventStream.open("keptnContext=" + context, "")) {
            // When
            var first = started(engine, UUID.randomUUID().toString(), "qa");
            var second = started(engine, context, "production");
            started(other, UUID.randomUUID().toString(), "qa");

            // Then
            await().atMost(SOON).untilAsserted(() -> assertThat(all.ids()).containsExactly(first, second));
            await().atMost(SOON).untilAsserted(() -> assertThat(stage.ids()).containsExactly(first));
            await().atMost(SOON).untilAsserted(() -> assertThat(flow.ids()).containsExactly(second));
        }
    }

    @Test
    void shouldGoOnWithoutGapOrRepeatWhileEventsKeepComing() {
        // Given
        var engine = new EngineApi(freshName());
        var wanted = IntStream.range(0, 3000)
                .mapToObj(number -> "%s-%d".formatted(engine.project(), number))
                .toList();
        var seen = new ArrayList<String>();
        var position = "";
        try (var stream = EventStream.open("project=" + engine.project(), "")) {
            // When
            var publishing = CompletableFuture.runAsync(() -> publish(engine, wanted));
            await().atMost(SOON).until(() -> !stream.ids().isEmpty());
            position = stream.closeAndTell(seen);
            for (var turn = 0; turn < 5; turn++) {
                try (var next = EventStream.open("project=" + engine.project(), position)) {
                    await().atMost(SOON)
                            .until(() -> next.ids().size() > 300
                                    || seen.size() + next.ids().size() >= wanted.size());
                    position = next.closeAndTell(seen);
                }
            }
            publishing.join();
            try (var last = EventStream.open("project=" + engine.project(), position)) {
                await().atMost(SOON).until(() -> seen.size() + last.ids().size() >= wanted.size());
                last.closeAndTell(seen);
            }
        }

        // Then
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void shouldGoOnAfterARestoreOfADatabaseThatHadMoreTransactions() {
        // Given
        var engine = new EngineApi(freshName());
        var old = started(engine, UUID.randomUUID().toString(), "qa");
        pool.preparedQuery("update event set tx = 1000000000 where id = $1")
                .execute(Tuple.of(old))
                .await()
                .atMost(SOON);

        // When
        Migrations.migrate(config, "shipyard");

        // Then
        try (var stream = EventStream.open("project=" + engine.project(), "1000000000-1")) {
            var fresh = started(engine, UUID.randomUUID().toString(), "qa");
            await().atMost(SOON).untilAsserted(() -> assertThat(stream.ids()).containsExactly(fresh));
        }
        assertThat(transactionOf(old)).isZero();
    }

    private long transactionOf(String event) {
        return pool.preparedQuery("select tx from event where id = $1")
                .execute(Tuple.of(event))
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getLong(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "1-x", "1-2-3"})
    void shouldRefuseAnIdThatIsNoneOfItsOwn(String id) {
        api().header("Last-Event-ID", id)
                .get("/api/v1/stream")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("reason", equalTo("bad-event-id"));
        api().get("/api/v1/stream?lastEventId=" + id).then().statusCode(400);
    }

    private static String started(EngineApi engine, String context, String stage) {
        var id = UUID.randomUUID().toString();
        send(engine.event(
                        "sr-task.started",
                        Map.of("id", id, "shkeptncontext", context, "triggeredid", "t"),
                        Map.of("stage", stage)))
                .statusCode(200);
        return id;
    }

    private void publish(EngineApi engine, List<String> ids) {
        try (var client = NatsClient.connect(nats.url())) {
            ids.forEach(id -> client.publish(TYPE, """
                    {"specversion":"1.0","id":"%s","source":"test","type":"%s","shkeptncontext":"%s","triggeredid":"t",
                     "data":{"project":"%s","stage":"qa","service":"v","result":"pass","status":"succeeded"}}""".formatted(id, TYPE, UUID.randomUUID(), engine.project())
                    .getBytes(StandardCharsets.UTF_8)));
        }
    }
}
