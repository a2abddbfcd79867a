package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A retry as people and clients live through it. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class RetryRestTest {
    private static final String STAGES = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: rr-build
                    - name: rr-deploy
            """;

    NatsServer nats;

    @Test
    void shouldGoOnFromTheFailedTaskInTheSameFlow() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var builder = new NatsExecutor(nats.url(), engine.project(), "builder").doing("rr-build");
                var deployer = new NatsExecutor(nats.url(), engine.project(), "deployer").hearing("rr-deploy")) {
            var context = failedDelivery(engine, deployer);

            api().get(EngineApi.SEQUENCES + engine.project() + "?keptnContext=" + context)
                    .then()
                    .body("states[0].stages[0].failedTask", equalTo("rr-deploy"));

            // When
            String retry =
                    retry(engine, context, Map.of()).statusCode(200).extract().path("triggeredID");
            String again = retry(engine, context, Map.of("stage", "qa"))
                    .statusCode(200)
                    .extract()
                    .path("triggeredID");

            // Then
            assertThat(again).isEqualTo(retry);
            answer(deployer, asked(deployer, 2), Result.PASS);
            engine.awaitState(context, "finished");
            assertThat(builder.asked()).hasSize(1);
            executions(engine)
                    .body("sequenceExecutions[0]._id", equalTo(retry))
                    .body("sequenceExecutions[0].ended.result", equalTo("pass"))
                    .body("sequenceExecutions[0].retry.by", equalTo("configured-admin"))
                    .body("sequenceExecutions[0].retry.tasksKept", equalTo(1))
                    .body("sequenceExecutions[0].retriedBy", nullValue())
                    .body("sequenceExecutions[1].ended.result", equalTo("fail"))
                    .body("sequenceExecutions[1].retriedBy", equalTo(retry));
            assertThat(engine.types(context))
                    .filteredOn("qa.delivery.finished"::equals)
                    .hasSize(2);
            retry(engine, context, Map.of()).statusCode(409).body("reason", equalTo("not-failed"));
            api().get(EngineApi.SEQUENCES + engine.project() + "/" + context + "/timeline")
                    .then()
                    .statusCode(200)
                    .body("executions.stage", equalTo(List.of("qa", "qa")))
                    .body("executions[0].steps.kind[-1]", equalTo("ended"))
                    .body("executions[1].steps.kind[1]", equalTo("retrying"))
                    .body("executions[1].steps[1].by", equalTo("configured-admin"))
                    .body("executions[1].steps[3].task", equalTo("rr-deploy"))
                    .body("executions[1].steps[5].source", equalTo("deployer"));
            EngineApi.assertNothingIsLost();
        }
    }

    @Test
    void shouldNotGoBackBehindANewerDeliveryUnlessThatIsWanted() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var builder = new NatsExecutor(nats.url(), engine.project(), "builder").doing("rr-build");
                var deployer = new NatsExecutor(nats.url(), engine.project(), "deployer").hearing("rr-deploy")) {
            var context = failedDelivery(engine, deployer);
            var newer = engine.trigger("qa.delivery");
            answer(deployer, asked(deployer, 2), Result.PASS);
            engine.awaitState(newer, "finished");

            // Then
            retry(engine, context, Map.of())
                    .statusCode(409)
                    .body("reason", equalTo("overtaken"))
                    .body("detail", containsString(newer));

            // When
            retry(engine, context, Map.of("overNewer", true, "files", "same")).statusCode(200);

            // Then
            answer(deployer, asked(deployer, 3), Result.PASS);
            engine.awaitState(context, "finished");
            assertThat(builder.asked()).hasSize(2);
            EngineApi.assertNothingIsLost();
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAWish() {
        // Given
        var engine = EngineApi.with(STAGES);
        var context = engine.trigger("qa.delivery");

        // Then
        retry(engine, context, Map.of("files", "old")).statusCode(400).body("reason", equalTo("unknown-files"));
        api().get(EngineApi.SEQUENCES + engine.project() + "/nobody/timeline")
                .then()
                .statusCode(404)
                .body("reason", equalTo("unknown-sequence"));
        retry(engine, "nobody", Map.of()).statusCode(404).body("reason", equalTo("unknown-sequence"));
        retry(engine, context, Map.of("triggeredID", id(engine)))
                .statusCode(409)
                .body("reason", equalTo("not-ended"));
    }

    private static String failedDelivery(EngineApi engine, NatsExecutor deployer) {
        var context = engine.trigger("qa.delivery");
        answer(deployer, asked(deployer, 1), Result.FAIL);
        engine.awaitState(context, "finished");
        return context;
    }

    private static String id(EngineApi engine) {
        return executions(engine).extract().path("sequenceExecutions[0]._id");
    }

    private static ValidatableResponse executions(EngineApi engine) {
        return api().get("/api/controlPlane/v1/sequence-execution?project=" + engine.project())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse retry(EngineApi engine, String context, Map<String, ?> wanted) {
        return api().body(wanted)
                .post(EngineApi.SEQUENCES + engine.project() + "/" + context + "/retry")
                .then();
    }

    private static KeptnEvent asked(NatsExecutor executor, int times) {
        await("task " + times).atMost(SOON).until(() -> executor.asked().size() >= times);
        return executor.asked().get(times - 1);
    }

    private static void answer(NatsExecutor executor, KeptnEvent task, Result result) {
        executor.start(task);
        executor.finish(task, result);
    }
}
