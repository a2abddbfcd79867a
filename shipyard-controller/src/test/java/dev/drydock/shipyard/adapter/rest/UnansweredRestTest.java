package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SEQUENCES;
import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import dev.drydock.embedded.NatsServer;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A task that nobody subscribes to is reported within seconds, everywhere that people look. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
@TestProfile(UnansweredRestTest.Hasty.class)
class UnansweredRestTest {
    private static final String STAGES = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: un-deploy
            """;
    private static final String WHERE = "sequenceExecutions[0].";

    NatsServer nats;

    /** Reports after a second. */
    public static final class Hasty implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("drydock.shipyard.report-unanswered-after", "1S");
        }
    }

    @Test
    void shouldTellThatNobodySubscribesUntilSomebodyAnswers() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var stream = EventStream.open("project=" + engine.project(), "")) {
            // When
            var context = engine.trigger("qa.delivery");

            // Then
            engine.awaitEvent(context, "un-deploy.unanswered");
            assertThat((String) engine.data(context, "un-deploy.unanswered").get("message"))
                    .contains("Nobody has answered sh.keptn.event.un-deploy.triggered for 1 s")
                    .contains("Nobody subscribes to it");
            String told =
                    engine.events(context).get("events.find { it.type == 'sh.keptn.event.un-deploy.unanswered' }.id");
            await().atMost(SOON).until(() -> stream.ids().contains(told));
            executions(engine)
                    .body(WHERE + "status.currentTask.unanswered", containsString("Nobody subscribes to it"))
                    .body(WHERE + "status.currentTask.events.size()", equalTo(0))
                    .body(WHERE + "dueInSeconds", allOf(greaterThan(500), lessThanOrEqualTo(600)));
            states(engine)
                    .body("states[0].stages[0].unanswered", containsString("Nobody subscribes to it"))
                    .body("states[0].stages[0].dueInSeconds", allOf(greaterThan(500), lessThanOrEqualTo(600)));
            api().get("/api/controlPlane/v1/event/unanswered?project=" + engine.project())
                    .then()
                    .body("tasks.size()", equalTo(1));

            // When
            String triggered =
                    engine.events(context).get("events.find { it.type == 'sh.keptn.event.un-deploy.triggered' }.id");
            EngineApi.send(engine.event(
                            "un-deploy.started",
                            Map.of("triggeredid", triggered, "shkeptncontext", context),
                            Map.of("stage", "qa")))
                    .statusCode(200);

            // Then
            executions(engine)
                    .body(WHERE + "status.currentTask.unanswered", nullValue())
                    .body(WHERE + "dueInSeconds", greaterThan(3000));
            states(engine).body("states[0].stages[0].unanswered", nullValue());
            EngineApi.assertNothingIsLost();
        }
    }

    @Test
    void shouldNotSpeakOfTasksThatSomebodyAnswers() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer").doing("un-deploy")) {
            // When
            var answered = engine.trigger("qa.delivery");
            engine.awaitState(answered, "finished");
            var later = EngineApi.with(STAGES);
            var reported = later.trigger("qa.delivery");
            later.awaitEvent(reported, "un-deploy.unanswered");

            // Then
            assertThat(engine.types(answered)).doesNotContain("un-deploy.unanswered");
            assertThat(executor.asked()).hasSize(1);
        }
    }

    private static ValidatableResponse executions(EngineApi engine) {
        return api().get("/api/controlPlane/v1/sequence-execution?project=" + engine.project())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse states(EngineApi engine) {
        return api().get(SEQUENCES + engine.project()).then().statusCode(200);
    }
}
