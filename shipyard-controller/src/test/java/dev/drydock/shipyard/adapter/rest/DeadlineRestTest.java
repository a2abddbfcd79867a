package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
@TestProfile(DeadlineRestTest.Impatient.class)
class DeadlineRestTest {
    private static final String STAGES = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: dr-deploy
                - name: check
                  tasks:
                    - name: dr-check
                      properties:
                        timeout: 1s
            - name: production
              sequences:
                - name: delivery
                  triggeredOn:
                    - event: qa.delivery.finished
                  tasks:
                    - name: dr-deploy
            """;

    NatsServer nats;

    /** Waits for nobody. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("drydock.shipyard.start-within", "2S");
        }
    }

    @Test
    void shouldEndTimedOutAndFreeTheQueueWhenNobodyAnswers() {
        // Given
        var engine = EngineApi.with(STAGES);

        // When
        var first = engine.trigger("qa.delivery");
        var second = engine.trigger("qa.delivery");

        // Then
        engine.awaitState(first, "timedOut");
        assertThat(engine.data(first, "qa.delivery.finished"))
                .containsEntry("status", "errored")
                .containsEntry("result", "fail")
                .hasEntrySatisfying(
                        "message",
                        message -> assertThat((String) message)
                                .contains("Nobody answered sh.keptn.event.dr-deploy.triggered"));
        assertThat(engine.types(first)).doesNotContain("production.delivery.triggered");
        engine.awaitState(second, "timedOut");
        assertThat(engine.types(second)).contains("dr-deploy.triggered");
        EngineApi.assertNothingIsLost();
    }

    @Test
    void shouldEndTimedOutWhenAStartedTaskIsNotFinishedInItsTime() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "checker").hearing("dr-check")) {
            executor.client().listen("sh.keptn.event.dr-check.triggered", executor::start);

            // When
            var context = startedInTime(engine);

            // Then
            engine.awaitState(context, "timedOut");
            assertThat(engine.data(context, "qa.check.finished"))
                    .hasEntrySatisfying(
                            "message",
                            message ->
                                    assertThat((String) message).contains("was started by checker, but not finished"));
        }
    }

    /** On a busy machine the executor may hear of a task when its second is over: that is another story. */
    private static String startedInTime(EngineApi engine) {
        return await("a check that is started within its second")
                .atMost(SOON.multipliedBy(4))
                .until(() -> engine.trigger("qa.check"), context -> {
                    engine.awaitState(context, "timedOut");
                    return !isUnanswered(engine, context);
                });
    }

    private static boolean isUnanswered(EngineApi engine, String context) {
        return String.valueOf(engine.data(context, "qa.check.finished").get("message"))
                .startsWith("Nobody answered");
    }
}
