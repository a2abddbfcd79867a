package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.EVENTS;
import static dev.drydock.shipyard.adapter.rest.EngineApi.send;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.drydock.embedded.NatsServer;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.NatsClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event store, as clients of Keptn ask it. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class EventStoreRestTest {
    private static final String FINISHED = "sh.keptn.event.evaluation.finished";

    NatsServer nats;

    private final EngineApi engine = new EngineApi(ProjectApi.freshName());

    @Test
    void shouldFindTheNewestOfATypeByWhatTheyCarry() {
        // Given
        var ids = IntStream.range(0, 3)
                .mapToObj(number -> evaluation("t" + number, number == 1 ? "fail" : "pass"))
                .toList();
        answer("evaluation.started", "t9", Map.of());

        // Then
        ofType(mine(), Map.of())
                .body("events.id", contains(ids.get(2), ids.get(1), ids.get(0)))
                .body("totalCount", equalTo(3))
                .body("nextPageKey", equalTo("0"));
        ofType(
                        "data.project:%s AND data.stage:hardening AND data.result:pass,warning"
                                .formatted(engine.project()),
                        Map.of())
                .body("events.id", contains(ids.get(2), ids.get(0)));
        ofType("data.project:%s AND data.evaluation.score:1".formatted(engine.project()), Map.of())
                .body("events.id", contains(ids.get(1)));
        ofType(mine(), Map.of("limit", 1)).body("events.id", contains(ids.get(2)));
        ofType(mine(), Map.of("fromTime", "2999-01-01T00:00:00Z")).body("events", empty());
        ofType("data.project:nowhere", Map.of()).body("events", empty());
    }

    @Test
    void shouldLeaveOutWhatWasInvalidated() {
        // Given
        var first = evaluation("t1", "pass");
        var second = evaluation("t2", "pass");
        var third = evaluation("t3", "pass");
        ofType(mine(), Map.of("excludeInvalidated", true)).body("events.id", contains(third, second, first));

        // When
        answer("evaluation.invalidated", "t2", Map.of());
        answer("evaluation.invalidated", third, Map.of());

        // Then
        ofType(mine(), Map.of("excludeInvalidated", true)).body("events.id", contains(first));
        ofType(mine(), Map.of("excludeInvalidated", true, "limit", 1)).body("events.id", contains(first));
        ofType(mine(), Map.of("excludeInvalidated", false)).body("events.id", contains(third, second, first));
    }

    @Test
    void shouldLookFurtherWhenTheNewestPageHoldsNothing() {
        // Given
        var oldest = evaluation("t", "fail");
        try (var client = NatsClient.connect(nats.url())) {
            IntStream.range(0, 250)
                    .forEach(number -> client.publish(
                            FINISHED, """
                    {"specversion":"1.0","id":"%s","source":"test","type":"%s","shkeptncontext":"%s","triggeredid":"t",
                     "data":{"project":"%s","stage":"hardening","service":"v","result":"pass","status":"succeeded"}}""".formatted(UUID.randomUUID(), FINISHED, UUID.randomUUID(), engine.project())
                                    .getBytes(StandardCharsets.UTF_8)));
        }
        await().atMost(EngineApi.SOON).until(() -> total(EVENTS + "?project=" + engine.project()) == 251);

        // Then
        ofType(mine() + " AND data.result:fail", Map.of()).body("events.id", contains(oldest));
        ofType(mine() + " AND data.result:fail AND data.evaluation.score:x", Map.of())
                .body("events", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=3", "filter=", "filter=data.stage:qa", "filter=data.project:p&limit=0"})
    void shouldRefuseAQuestionThatMakesNoSense(String query) {
        api().get(EVENTS + "/type/" + FINISHED + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("reason", containsString("bad-"));
    }

    @Test
    void shouldShowWhatEachFlowBeganWith() {
        // Given
        var first = evaluation("t1", "pass");
        var context = api().get(EVENTS + "?eventID=" + first).then().extract().<String>path("events[0].shkeptncontext");
        send(engine.event("evaluation.started", Map.of("shkeptncontext", context, "triggeredid", "t2"), Map.of()))
                .statusCode(200);
        var second = evaluation("t3", "pass");

        // Then
        api().get(EVENTS + "?root=true&project=" + engine.project())
                .then()
                .statusCode(200)
                .body("events.id", contains(second, first))
                .body("totalCount", equalTo(2));
        api().get(EVENTS + "?root=false&project=" + engine.project()).then().body("totalCount", equalTo(3));
    }

    @Test
    void shouldSayWhyAnEventChangedNothing() {
        var late = evaluation("nobody-asked", "pass");
        api().get(EVENTS + "?eventID=" + late)
                .then()
                .body("events[0].ignored", equalTo("no open task was triggered by nobody-asked"));
        var other = UUID.randomUUID().toString();
        send(engine.event("evaluation.invalidated", Map.of("id", other), Map.of()))
                .statusCode(200);
        api().get(EVENTS + "?eventID=" + other).then().body("events[0].ignored", nullValue());
    }

    @Test
    void shouldStillCountWhenThePageLiesBehindTheEnd() {
        // Given
        evaluation("t1", "pass");

        // Then
        for (var list : List.of(EVENTS, "/api/v1/dead-letter", "/api/controlPlane/v1/log")) {
            var total = total(list + "?project=" + engine.project());
            api().get(list + "?nextPageKey=100000&project=" + engine.project())
                    .then()
                    .statusCode(200)
                    .body("totalCount", equalTo(total))
                    .body("nextPageKey.toString()", equalTo("0"));
        }
    }

    private static int total(String address) {
        return api().get(address).then().statusCode(200).extract().path("totalCount");
    }

    private String evaluation(String triggeredId, String result) {
        return answer(
                "evaluation.finished",
                triggeredId,
                Map.of(
                        "stage",
                        "hardening",
                        "result",
                        result,
                        "status",
                        "succeeded",
                        "evaluation",
                        Map.of("score", result.equals("pass") ? 100 : 1)));
    }

    private String answer(String type, String triggeredId, Map<String, Object> data) {
        var id = UUID.randomUUID().toString();
        send(engine.event(type, new HashMap<>(Map.of("id", id, "triggeredid", triggeredId)), data))
                .statusCode(200);
        return id;
    }

    private String mine() {
        return "data.project:" + engine.project();
    }

    private static ValidatableResponse ofType(String filter, Map<String, ?> more) {
        return api().queryParam("filter", filter)
                .queryParams(more)
                .get(EVENTS + "/type/" + FINISHED)
                .then()
                .statusCode(200);
    }
}
