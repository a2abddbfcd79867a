package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.EVENTS;
import static dev.drydock.shipyard.adapter.rest.EngineApi.SEQUENCES;
import static dev.drydock.shipyard.adapter.rest.EngineApi.send;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.freshName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.drydock.embedded.NatsServer;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the list of sequences and the event store answer to Keptn's clients. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class FlowListRestTest {
    private static final String STAGES = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: fl-deploy
                - name: remediation
                  tasks:
                    - name: fl-heal
                - name: nothing
                  tasks: []
            - name: production
              sequences:
                - name: delivery
                  triggeredOn:
                    - event: qa.delivery.finished
                  tasks:
                    - name: fl-release
            """;

    NatsServer nats;

    @Test
    void shouldTellNothingOfAnotherProjectUnderTheSameContext() {
        // Given
        var engine = EngineApi.with(STAGES);
        var other = EngineApi.with(STAGES);
        var context = engine.trigger("qa.delivery");
        var same = Map.of("shkeptncontext", context);

        // When
        other.trigger("qa.delivery", same, Map.of());
        send(other.event(
                        "evaluation.finished",
                        Map.of("shkeptncontext", context, "triggeredid", "t", "source", "lighthouse-service"),
                        Map.of(
                                "stage", "qa",
                                "result", "fail",
                                "status", "succeeded",
                                "evaluation", Map.of("result", "fail", "score", 7))))
                .statusCode(200);

        // Then
        list(engine, "")
                .body("totalCount", equalTo(1))
                .body("states[0].stages[0].latestEvaluation", nullValue())
                .body("states[0].stages[0].latestFailedEvent", nullValue());
        list(other, "").body("states[0].stages[0].latestEvaluation.score", equalTo(7));
    }

    @Test
    void shouldShowAFlowInTheShapeOfKeptn() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer").doing("fl-deploy")) {
            var context = engine.trigger(
                    "qa.delivery",
                    Map.of(),
                    Map.of("problem", Map.of("problemTitle", "Disk is full", "problemDetails", Map.of())));
            engine.awaitEvent(context, "fl-release.triggered");

            // When
            var list = list(engine, "");

            // Then
            list.body("totalCount", equalTo(1))
                    .body("pageSize", equalTo(1))
                    .body("nextPageKey", equalTo(0))
                    .body("states[0].name", equalTo("delivery"))
                    .body("states[0].service", equalTo("helloservice"))
                    .body("states[0].project", equalTo(engine.project()))
                    .body("states[0].time", notNullValue())
                    .body("states[0].shkeptncontext", equalTo(context))
                    .body("states[0].state", equalTo("started"))
                    .body("states[0].problemTitle", equalTo("Disk is full"))
                    .body("states[0].stages.name", contains("qa", "production"))
                    .body("states[0].stages.state", contains("succeeded", "triggered"))
                    .body("states[0].stages[1].latestEvent.type", equalTo("sh.keptn.event.fl-release.triggered"))
                    .body("states[0].stages[1].latestEvent.id", notNullValue())
                    .body("states[0].stages[1].latestFailedEvent", nullValue());
            assertThat(executor.asked()).hasSize(1);
        }
    }

    @Test
    void shouldFindFlowsByWhereTheyStandAndWhatTheyBeganAs() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer").doing("fl-deploy")) {
            var delivery = engine.trigger("qa.delivery");
            engine.awaitEvent(delivery, "fl-release.triggered");
            var between = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            var healing = engine.trigger("qa.remediation");
            engine.control(healing, Map.of("state", "abort")).statusCode(200);

            // Then
            list(engine, "?state=finished").body("states", empty()).body("totalCount", equalTo(0));
            list(engine, "?state=started").body("states.shkeptncontext", contains(delivery));
            list(engine, "?state=aborted").body("states.shkeptncontext", contains(healing));
            list(engine, "?name=remediation").body("states.shkeptncontext", contains(healing));
            list(engine, "?name=nothing").body("states", empty());
            list(engine, "?stage=production").body("states.shkeptncontext", contains(delivery));
            list(engine, "?stage=qa&service=helloservice").body("states", hasSize(2));
            list(engine, "?service=nothing").body("states", empty());
            list(engine, "?name=&state=&stage=&service=").body("states", hasSize(2));
            list(engine, "?fromTime=" + between).body("states.shkeptncontext", contains(healing));
            list(engine, "?beforeTime=" + between).body("states.shkeptncontext", contains(delivery));
            list(engine, "?keptnContext=" + delivery + ", " + healing).body("states", hasSize(2));
            assertThat(executor.asked()).hasSize(1);
        }
    }

    @Test
    void shouldPageNewestFirst() {
        // Given
        var engine = EngineApi.with(STAGES);
        var contexts = new ArrayList<String>();
        IntStream.range(0, 5).forEach(number -> contexts.add(0, engine.trigger("qa.delivery")));

        // Then
        list(engine, "?pageSize=2")
                .body("states.shkeptncontext", equalTo(contexts.subList(0, 2)))
                .body("totalCount", equalTo(5))
                .body("pageSize", equalTo(2))
                .body("nextPageKey", equalTo(2));
        list(engine, "?pageSize=2&nextPageKey=4")
                .body("states.shkeptncontext", equalTo(contexts.subList(4, 5)))
                .body("nextPageKey", equalTo(0));
        list(engine, "?nextPageKey=40")
                .body("states", empty())
                .body("totalCount", equalTo(5))
                .body("nextPageKey", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pageSize=0", "pageSize=-1", "nextPageKey=x", "nextPageKey=-1", "fromTime=yesterday"})
    void shouldRefuseAQuestionThatMakesNoSense(String query) {
        var engine = EngineApi.with(STAGES);
        for (var address : List.of(SEQUENCES + engine.project(), EVENTS)) {
            api().get(address + "?" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("reason", notNullValue());
        }
    }

    @Test
    void shouldSayThatThereIsNoSuchProject() {
        api().get(SEQUENCES + freshName()).then().statusCode(404).body("reason", equalTo("unknown-project"));
    }

    @Test
    void shouldFindEventsByAllThatTheyCarry() {
        // Given a sequence that ends at once: of an open task it would be told after some seconds that nobody answers
        // it
        var engine = EngineApi.with(STAGES);
        var context = engine.trigger("qa.nothing");
        var before = Instant.now().plus(1, ChronoUnit.HOURS);
        var answer = Map.of(
                "shkeptncontext",
                context,
                "triggeredid",
                "t",
                "time",
                before.plusSeconds(60).toString(),
                "source",
                "other");
        send(engine.event("fl-deploy.started", answer, Map.of("stage", "qa"))).statusCode(200);
        var mine = "?project=" + engine.project();

        // Then
        events(mine)
                .body("totalCount", equalTo(3))
                .body("events[0].type", equalTo("sh.keptn.event.fl-deploy.started"))
                .body(
                        "events.type",
                        containsInAnyOrder(
                                "sh.keptn.event.fl-deploy.started",
                                "sh.keptn.event.qa.nothing.finished",
                                "sh.keptn.event.qa.nothing.triggered"));
        events(mine + "&type=sh.keptn.event.qa.nothing.finished")
                .body("events", hasSize(1))
                .body("events[0].shkeptncontext", equalTo(context))
                .body("events[0].source", equalTo("shipyard-controller"));
        events(mine + "&source=other").body("events", hasSize(1));
        events(mine + "&stage=qa&service=helloservice").body("events", hasSize(3));
        events(mine + "&stage=production").body("events", empty());
        events(mine + "&stage=&service=&type=&source=&keptnContext=&eventID=").body("events", hasSize(3));
        events(mine + "&fromTime=" + before).body("events", hasSize(1));
        events(mine + "&beforeTime=" + before).body("events", hasSize(2));
        events("?keptnContext=" + context).body("events.shkeptncontext", everyItem(equalTo(context)));
        events(mine + "&pageSize=2").body("events", hasSize(2)).body("nextPageKey", equalTo("2"));
        events(mine + "&pageSize=2&nextPageKey=2").body("events", hasSize(1)).body("nextPageKey", equalTo("0"));
    }

    private static ValidatableResponse list(EngineApi engine, String query) {
        return api().get(SEQUENCES + engine.project() + query).then().statusCode(200);
    }

    private static ValidatableResponse events(String query) {
        return api().get(EVENTS + query).then().statusCode(200);
    }
}
