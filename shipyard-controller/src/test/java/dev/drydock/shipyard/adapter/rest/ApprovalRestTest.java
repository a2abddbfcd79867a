package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static dev.drydock.shipyard.adapter.rest.EngineApi.send;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.Result;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Approvals as people and clients live through them, by the API and by NATS. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class ApprovalRestTest {
    private static final String CAREFUL = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: approval
                      properties:
                        pass: automatic
                        warning: manual
                    - name: ar-deploy
            """;
    private static final String WORDS = "done by grace";
    private static final String HURRIED = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: approval
                      properties:
                        pass: manual
                        timeout: 1s
                        %s
                    - name: ar-deploy
            """;

    NatsServer nats;

    @Test
    void shouldGoOnAtOnceAfterAPassAndSayWhy() {
        // Given
        var engine = EngineApi.with(CAREFUL);

        // When
        var context = trigger(engine, "pass");

        // Then
        engine.awaitEvent(context, "ar-deploy.triggered");
        var decided = engine.events(context);
        assertThat(decided.getString(approval("finished") + ".source")).isEqualTo("approval-service");
        assertThat(engine.data(context, "approval.finished"))
                .containsEntry("result", "pass")
                .hasEntrySatisfying("message", text -> assertThat((String) text).contains("automatically"));
    }

    @ParameterizedTest
    @CsvSource({
        "api, pass, ar-deploy.triggered, started",
        "api, fail, qa.delivery.finished, finished",
        "nats, pass, ar-deploy.triggered, started",
        "nats, fail, qa.delivery.finished, finished"
    })
    void shouldShowWhoDecidedWhenAndWithWhatWords(String door, String result, String next, String state) {
        // Given
        var engine = EngineApi.with(CAREFUL);
        var before = Instant.now().minusSeconds(1);
        try (var person = new NatsExecutor(nats.url(), engine.project(), "grace").hearing("approval")) {
            var context = trigger(engine, "warning");
            engine.awaitState(context, "waitingForApproval");
            assertThat(engine.types(context)).doesNotContain("ar-deploy.triggered");
            await("the question").atMost(SOON).until(() -> !person.asked().isEmpty());
            var asked = person.asked().get(0);

            // When
            if (door.equals("nats")) {
                person.finish(asked, Result.ofWire(result).orElseThrow());
            } else {
                send(engine.event(
                                "approval.finished",
                                Map.of(
                                        "shkeptncontext",
                                        context,
                                        "triggeredid",
                                        asked.id().value(),
                                        "source",
                                        "grace"),
                                Map.of("stage", "qa", "result", result, "status", "succeeded", "message", WORDS)))
                        .statusCode(200);
            }

            // Then
            engine.awaitEvent(context, next);
            engine.awaitState(context, state);
            var events = engine.events(context);
            assertThat(events.getString(approval("finished") + ".source")).isEqualTo("grace");
            assertThat(Instant.parse(events.getString(approval("finished") + ".time")))
                    .isAfter(before);
            assertThat(engine.data(context, "approval.finished"))
                    .containsEntry("result", result)
                    .containsEntry("message", WORDS);
            api().get("/api/controlPlane/v1/sequence-execution?project=" + engine.project())
                    .then()
                    .body("sequenceExecutions[0].status.previousTasks[0].name", equalTo("approval"))
                    .body("sequenceExecutions[0].status.previousTasks[0].message", equalTo(WORDS))
                    .body("sequenceExecutions[0].status.previousTasks[0].events.source", hasItem("grace"));
            EngineApi.assertNothingIsLost();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "onTimeout: pass, ar-deploy.triggered, started",
        "onTimeout: fail, qa.delivery.finished, finished",
        "warning: manual, qa.delivery.finished, timedOut"
    })
    void shouldEndAsTheShipyardDeclaresWhenNobodyDecidesInTime(String declared, String next, String state) {
        // Given
        var engine = EngineApi.with(HURRIED.formatted(declared));

        // When
        var context = trigger(engine, "pass");

        // Then
        engine.awaitEvent(context, next);
        engine.awaitState(context, state);
        assertThat(engine.types(context).contains("approval.finished")).isEqualTo(!state.equals("timedOut"));
        EngineApi.assertNothingIsLost();
    }

    private static String trigger(EngineApi engine, String resultSoFar) {
        return engine.trigger("qa.delivery", Map.of(), Map.of("result", resultSoFar));
    }

    private static String approval(String kind) {
        return "events.find { it.type == 'sh.keptn.event.approval.%s' }".formatted(kind);
    }
}
