package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SEQUENCES;
import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class SequenceControlTest {
    private static final String STAGES = """
            - name: dev
              sequences:
                - name: delivery
                  tasks:
                    - name: sc-deploy
                    - name: sc-test
            - name: staging-1
              sequences:
                - name: delivery
                  triggeredOn:
                    - event: dev.delivery.finished
                  tasks:
                    - name: sc-deploy
            - name: staging-2
              sequences:
                - name: delivery
                  triggeredOn:
                    - event: dev.delivery.finished
                  tasks:
                    - name: sc-deploy
            """;
    private static final Map<String, String> ABORT = Map.of("state", "abort");

    NatsServer nats;

    @Test
    void shouldTellTheExecutorAndLetTheNextGoWhenARunningSequenceIsAborted() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer").hearing("sc-deploy")) {
            executor.client().listen("sh.keptn.event.sc-deploy.aborted");
            var context = engine.trigger("dev.delivery");
            var next = engine.trigger("dev.delivery");
            var deploy = asked(executor, 1).get(0);
            executor.start(deploy);
            engine.awaitEvent(context, "sc-deploy.started");
            assertThat(engine.types(next)).containsExactly("dev.delivery.triggered");

            // When
            engine.control(context, ABORT).statusCode(200).body("sequences", equalTo(1));

            // Then
            assertThat(engine.state(context)).isEqualTo("aborted");
            assertThat(engine.data(context, "dev.delivery.finished"))
                    .containsEntry("result", "pass")
                    .containsEntry("status", "aborted")
                    .containsEntry("message", "The sequence was aborted by configured-admin.");
            api().get("/api/controlPlane/v1/sequence-execution?project=" + engine.project() + "&keptnContext="
                            + context)
                    .then()
                    .body("sequenceExecutions[0].status.control.state", equalTo("abort"))
                    .body("sequenceExecutions[0].status.control.by", equalTo("configured-admin"));
            assertThat(engine.types(next)).contains("sc-deploy.triggered");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(executor.client().received())
                            .anyMatch(told -> told.triggeredId().equals(Optional.of(deploy.id()))));
            executor.finish(deploy, Result.PASS);
            engine.awaitEvent(context, "sc-deploy.finished");
            assertThat(engine.state(context)).isEqualTo("aborted");
            assertThat(engine.types(context)).doesNotContain("sc-test.triggered", "staging-1.delivery.triggered");
            EngineApi.assertNothingIsLost();
        }
    }

    @Test
    void shouldHoldTheNextTaskWhilePaused() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer").hearing("sc-deploy")) {
            var context = engine.trigger("dev.delivery");
            var deploy = asked(executor, 1).get(0);
            executor.start(deploy);
            engine.control(context, Map.of("state", "pause")).statusCode(200);
            assertThat(engine.state(context)).isEqualTo("paused");
            api().get(SEQUENCES + engine.project() + "?keptnContext=" + context)
                    .then()
                    .body("states[0].stages[0].controlledBy", equalTo("configured-admin"));
            executor.finish(deploy, Result.PASS);
            engine.awaitEvent(context, "sc-deploy.finished");
            assertThat(engine.types(context)).doesNotContain("sc-test.triggered");
            assertThat(engine.state(context)).isEqualTo("paused");

            // When
            engine.control(context, Map.of("state", "resume")).statusCode(200);

            // Then
            engine.awaitEvent(context, "sc-test.triggered");
            assertThat(engine.state(context)).isEqualTo("started");
        }
    }

    @Test
    void shouldReachAllStagesOrTheOneThatIsNamed() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer")
                .hearing("sc-deploy")
                .doing("sc-test")) {
            var context = engine.trigger("dev.delivery");
            var deploy = asked(executor, 1).get(0);
            executor.start(deploy);
            executor.finish(deploy, Result.PASS);
            engine.awaitEvent(context, "staging-1.delivery.triggered");
            engine.awaitEvent(context, "staging-2.delivery.triggered");

            // When
            engine.control(context, Map.of("state", "pause", "stage", "staging-1"))
                    .statusCode(200)
                    .body("sequences", equalTo(1));
            assertThat(engine.state(context)).isEqualTo("started");
            engine.control(context, Map.of("state", "pause")).statusCode(200).body("sequences", equalTo(2));

            // Then
            assertThat(engine.state(context)).isEqualTo("paused");
            engine.control(context, ABORT).statusCode(200).body("sequences", equalTo(2));
            assertThat(engine.state(context)).isEqualTo("aborted");
            assertThat(engine.types(context)).contains("staging-1.delivery.finished", "staging-2.delivery.finished");
        }
    }

    @Test
    void shouldHoldWhatStartsLaterUntilItIsResumed() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer")
                .hearing("sc-deploy")
                .doing("sc-test")) {
            var context = engine.trigger("dev.delivery");
            engine.control(context, Map.of("state", "pause", "stage", "staging-1"))
                    .statusCode(200)
                    .body("sequences", equalTo(0));

            // When
            finish(executor, asked(executor, 1).get(0));

            // Then
            await().atMost(SOON).until(() -> deploysIn(executor, "staging-2") == 1);
            assertThat(stateIn(engine, context, "staging-1")).isEqualTo("paused");
            assertThat(deploysIn(executor, "staging-1")).isZero();

            // When
            engine.control(context, Map.of("state", "resume")).statusCode(200);

            // Then
            await().atMost(SOON).until(() -> deploysIn(executor, "staging-1") == 1);
            EngineApi.assertNothingIsLost();
        }
    }

    @Test
    void shouldBeginPausedWhenTriggeredIntoAHeldFlow() {
        // Given
        var engine = EngineApi.with(STAGES);
        var context = engine.trigger("dev.delivery");
        engine.control(context, Map.of("state", "pause")).statusCode(200);

        // When
        engine.trigger("staging-1.delivery", Map.of("shkeptncontext", context), Map.of());

        // Then
        assertThat(stateIn(engine, context, "staging-1")).isEqualTo("paused");
        engine.control(context, Map.of("state", "resume", "stage", "staging-1"))
                .statusCode(200)
                .body("sequences", equalTo(1));
        assertThat(stateIn(engine, context, "staging-1")).isEqualTo("started");
        assertThat(stateIn(engine, context, "dev")).isEqualTo("paused");
    }

    @Test
    void shouldEndOnlyWhenBothStagesHaveEnded() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer")
                .hearing("sc-deploy")
                .doing("sc-test")) {
            var context = engine.trigger("dev.delivery");
            finish(executor, asked(executor, 1).get(0));
            await().atMost(SOON)
                    .until(() -> deploysIn(executor, "staging-1") == 1 && deploysIn(executor, "staging-2") == 1);
            var open = executor.asked().stream()
                    .filter(asked -> asked.data().text("stage").orElse("").startsWith("staging"))
                    .filter(asked -> asked.type().value().contains("deploy"))
                    .toList();
            finish(executor, open.get(0));
            await().atMost(SOON)
                    .until(() -> engine.types(context).stream()
                                    .filter(type -> type.matches("staging-.\\.delivery\\.finished"))
                                    .count()
                            == 1);
            assertThat(engine.state(context)).isEqualTo("started");

            // When
            finish(executor, open.get(1));

            // Then
            engine.awaitState(context, "finished");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"state\":\"stop\"}", "{\"state\":null}", "{}", ""})
    void shouldRefuseAStateThatIsNone(String body) {
        var engine = EngineApi.with(STAGES);
        var context = engine.trigger("dev.delivery");
        api().body(body)
                .post(SEQUENCES + engine.project() + "/" + context + "/control")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("reason", equalTo("unknown-control"))
                .body("detail", containsString("expected pause, resume or abort"));
        assertThat(engine.state(context)).isEqualTo("started");
    }

    @Test
    void shouldSayThatNothingRunsThere() {
        var engine = EngineApi.with(STAGES);
        engine.control("7a6b1ab1-6e2c-4ddb-a1ba-c9bd7d4d4d01", ABORT)
                .statusCode(404)
                .body("reason", equalTo("unknown-sequence"));
    }

    private static String stateIn(EngineApi engine, String context, String stage) {
        return api().get("/api/controlPlane/v1/sequence-execution?project=%s&keptnContext=%s&stage=%s"
                        .formatted(engine.project(), context, stage))
                .then()
                .statusCode(200)
                .extract()
                .path("sequenceExecutions[0].status.state");
    }

    private static void finish(NatsExecutor executor, KeptnEvent triggered) {
        executor.start(triggered);
        executor.finish(triggered, Result.PASS);
    }

    private static long deploysIn(NatsExecutor executor, String stage) {
        return executor.asked().stream()
                .filter(asked ->
                        asked.data().text("stage").filter(stage::equals).isPresent())
                .count();
    }

    private static List<KeptnEvent> asked(NatsExecutor executor, int count) {
        await(count + " tasks").atMost(SOON).until(() -> executor.asked().size() >= count);
        return executor.asked();
    }
}
