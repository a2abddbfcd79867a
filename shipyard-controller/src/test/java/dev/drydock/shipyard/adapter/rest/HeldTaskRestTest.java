package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.Answer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.TaskHold;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A task that is put off, as a client sees it. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class HeldTaskRestTest {
    private static final String EXECUTIONS = "/api/controlPlane/v1/sequence-execution";

    NatsServer nats;

    @Test
    void shouldShowWhoHoldsATaskAndLetOthersGoAhead() {
        // Given
        var engine = EngineApi.with("""
                - name: qa
                  sequences:
                    - name: healing
                      tasks:
                        - name: held-choose
                        - name: held-act
                    - name: delivery
                      tasks:
                        - name: held-deploy
                """);
        var until = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        try (var chooser = new NatsExecutor(nats.url(), engine.project(), "chooser")
                .hearing("held-choose")
                .hearing("held-deploy")) {
            var healing = engine.trigger("qa.healing");
            var task = asked(chooser, "held-choose");
            chooser.start(task);

            // When
            chooser.client()
                    .publish(new Answer(task, "chooser")
                            .held(Instant.now(), "1", "held", new TaskHold("night", until, Optional.of("freezes"))));

            // Then
            await().atMost(EngineApi.SOON)
                    .untilAsserted(() -> executions(engine, "&keptnContext=" + healing)
                            .body("sequenceExecutions[0].status.state", equalTo("started"))
                            .body("sequenceExecutions[0].status.currentTask.held.source", equalTo("chooser"))
                            .body("sequenceExecutions[0].status.currentTask.held.reason", equalTo("night"))
                            .body("sequenceExecutions[0].status.currentTask.held.guard", equalTo("freezes"))
                            .body("sequenceExecutions[0].status.currentTask.held.until", equalTo(until.toString()))
                            .body(
                                    "sequenceExecutions[0].dueAt",
                                    equalTo(until.plus(Duration.ofHours(1)).toString())));
            api().get(EngineApi.SEQUENCES + engine.project() + "?keptnContext=" + healing)
                    .then()
                    .body("states[0].state", equalTo("started"))
                    .body("states[0].stages[0].held.reason", equalTo("night"))
                    .body("states[0].stages[0].held.until", equalTo(until.toString()));

            // When
            var delivery = engine.trigger("qa.delivery");
            var deployment = asked(chooser, "held-deploy");
            chooser.finish(task, Result.PASS);

            // Then
            engine.awaitState(healing, "waiting");
            executions(engine, "&keptnContext=" + healing)
                    .body("sequenceExecutions[0].queue.blockedBy.keptnContext", equalTo(delivery));
            api().get(EngineApi.SEQUENCES + engine.project() + "?keptnContext=" + healing)
                    .then()
                    .body("states[0].stages[0].held", nullValue());

            // When
            chooser.start(deployment);
            chooser.finish(deployment, Result.PASS);

            // Then
            engine.awaitEvent(healing, "held-act.triggered");
            engine.control(healing, Map.of("state", "abort")).statusCode(200);
            EngineApi.assertNothingIsLost();
        }
    }

    @Test
    void shouldTellWhatWorksOnAServiceNowAndWhatDidLately() {
        // Given
        var engine = EngineApi.with("""
                - name: qa
                  sequences:
                    - name: delivery
                      tasks:
                        - name: lately-deploy
                    - name: remediation
                      tasks:
                        - name: get-action
                    - name: quick
                      triggeredOn:
                        - event: qa.delivery.finished
                      tasks:
                        - name: approval
                          properties:
                            pass: automatic
                """);
        try (var helm = new NatsExecutor(nats.url(), engine.project(), "helm").doing("lately-deploy")) {
            var over = engine.trigger("qa.delivery");
            engine.awaitEvent(over, "qa.quick.finished");
            assertThat(helm.asked()).hasSize(1);
            var since = Instant.now();
            var live = engine.trigger("qa.remediation");

            // Then
            active(engine, Instant.EPOCH)
                    .body("totalCount", equalTo(3))
                    .body("sequenceExecutions[0].kind", equalTo("remediation"))
                    .body("sequenceExecutions[0].triggeredBy", equalTo("test"))
                    .body("sequenceExecutions[0].ended", nullValue())
                    .body("sequenceExecutions[1].sequence.name", equalTo("quick"))
                    .body("sequenceExecutions[1].kind", equalTo("delivery"))
                    .body("sequenceExecutions[1].triggeredBy", equalTo("shipyard-controller"))
                    .body("sequenceExecutions[1].ended.time", notNullValue());
            active(engine, since)
                    .body("sequenceExecutions", hasSize(1))
                    .body("sequenceExecutions[0].scope.keptnContext", equalTo(live));

            // When
            var evaluation = engine.trigger("qa.evaluation");
            var undo = engine.trigger("qa.undo");
            engine.control(live, Map.of("state", "abort")).statusCode(200);
            engine.control(undo, Map.of("state", "abort")).statusCode(200);
            engine.control(evaluation, Map.of("state", "abort")).statusCode(200);

            // Then
            active(engine, since)
                    .body("sequenceExecutions.sequence.name", equalTo(List.of("undo", "evaluation", "remediation")))
                    .body("sequenceExecutions.kind", equalTo(List.of("remediation", "evaluation", "remediation")));
            active(engine, Instant.now().plusSeconds(60)).body("sequenceExecutions", hasSize(0));
            executions(engine, "&activeSince=yesterday", 400).body("reason", equalTo("bad-time"));
        }
    }

    private static ValidatableResponse active(EngineApi engine, Instant since) {
        return executions(engine, "&stage=qa&service=" + EngineApi.SERVICE + "&activeSince=" + since);
    }

    private static ValidatableResponse executions(EngineApi engine, String filter) {
        return executions(engine, filter, 200);
    }

    private static ValidatableResponse executions(EngineApi engine, String filter, int status) {
        return api().get(EXECUTIONS + "?project=" + engine.project() + filter)
                .then()
                .statusCode(status);
    }

    private static KeptnEvent asked(NatsExecutor executor, String task) {
        var type = "sh.keptn.event." + task + ".triggered";
        await(type)
                .atMost(EngineApi.SOON)
                .untilAsserted(() -> assertThat(executor.asked())
                        .anyMatch(event -> event.type().value().equals(type)));
        return executor.asked().stream()
                .filter(event -> event.type().value().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
