package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static dev.drydock.shipyard.adapter.rest.EngineApi.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences from trigger to end, as executors on NATS and clients of the API live through them. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class SequenceFlowTest {
    private static final String STAGES = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: sf-deploy
                    - name: sf-test
            - name: production
              sequences:
                - name: delivery
                  triggeredOn:
                    - event: qa.delivery.finished
                  tasks:
                    - name: sf-deploy
                - name: rollback
                  triggeredOn:
                    - event: qa.delivery.finished
                      selector:
                        match:
                          result: fail
                  tasks:
                    - name: sf-undo
            """;
    private static final String APPROVAL = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: approval
                      properties:
                        pass: manual
                        warning: manual
                    - name: sf-deploy
            """;
    private static final String LATER = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: sf-deploy
                      triggeredAfter: "2s"
            """;

    NatsServer nats;

    @Test
    void shouldGoThroughBothStagesInOneContextWhenAllPasses() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer").doing("sf-deploy", "sf-test")) {
            // When
            var context = engine.trigger("qa.delivery", Map.of(), Map.of("labels", Map.of("build", "7")));

            // Then
            engine.awaitEvent(context, "production.delivery.finished");
            assertThat(engine.types(context))
                    .containsExactlyInAnyOrder(
                            "qa.delivery.triggered",
                            "sf-deploy.triggered",
                            "sf-deploy.started",
                            "sf-deploy.finished",
                            "sf-test.triggered",
                            "sf-test.started",
                            "sf-test.finished",
                            "qa.delivery.finished",
                            "production.delivery.triggered",
                            "sf-deploy.triggered",
                            "sf-deploy.started",
                            "sf-deploy.finished",
                            "production.delivery.finished");
            assertThat(engine.state(context)).isEqualTo("finished");
            assertThat(executor.asked())
                    .allSatisfy(asked ->
                            assertThat(asked.data().text("labels", "build")).contains("7"));
            EngineApi.assertNothingIsLost();
        }
    }

    @Test
    void shouldTriggerOnlyWhatSelectsAFailureWhenATaskFails() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer")
                .hearing("sf-deploy")
                .doing("sf-undo")) {
            var context = engine.trigger("qa.delivery");
            var deploy = asked(executor, 1).get(0);

            // When
            executor.start(deploy);
            executor.finish(deploy, Result.FAIL);

            // Then
            engine.awaitEvent(context, "production.rollback.finished");
            assertThat(engine.types(context)).doesNotContain("sf-test.triggered", "production.delivery.triggered");
            assertThat(engine.data(context, "qa.delivery.finished"))
                    .containsEntry("result", "fail")
                    .containsEntry("status", "succeeded")
                    .containsEntry("message", "done by deployer");
        }
    }

    @Test
    void shouldWaitForAllExecutorsThatStartedATask() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var first = new NatsExecutor(nats.url(), engine.project(), "first").hearing("sf-deploy");
                var second = new NatsExecutor(nats.url(), engine.project(), "second").hearing("sf-test")) {
            var context = engine.trigger("qa.delivery");
            var deploy = asked(first, 1).get(0);
            first.start(deploy);
            second.start(deploy);
            first.finish(deploy, Result.PASS, Payload.EMPTY.with("uri", "http://qa"));
            engine.awaitEvent(context, "sf-deploy.finished");
            assertThat(engine.types(context)).doesNotContain("sf-test.triggered");

            // When
            second.finish(deploy, Result.WARNING, Payload.EMPTY.with("replicas", 3));

            // Then
            var test = asked(second, 1).get(0);
            assertThat(test.data().values())
                    .containsEntry("uri", "http://qa")
                    .containsEntry("replicas", 3)
                    .containsEntry("result", "warning");
        }
    }

    @Test
    void shouldChangeNothingWhenAnswersAreLateRepeatedOrUnknown() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer").hearing("sf-deploy")) {
            var context = engine.trigger("qa.delivery");
            var deploy = asked(executor, 1).get(0);
            executor.start(deploy);
            executor.finish(deploy, Result.PASS);
            engine.awaitEvent(context, "sf-test.triggered");
            var before = engine.types(context);

            // When
            executor.finish(deploy, Result.PASS);
            executor.start(deploy);
            var late = Map.of("result", "fail", "status", "errored", "stage", "qa");
            var to =
                    Map.of("shkeptncontext", context, "triggeredid", deploy.id().value());
            send(engine.event("sf-deploy.finished", to, late)).statusCode(200);
            send(engine.event("sf-deploy.finished", Map.of("shkeptncontext", context, "triggeredid", "nothing"), late))
                    .statusCode(200);

            // Then
            assertThat(engine.types(context))
                    .startsWith(before.toArray(String[]::new))
                    .hasSize(before.size() + 2)
                    .endsWith("sf-deploy.finished", "sf-deploy.finished");
            assertThat(engine.state(context)).isEqualTo("started");
            EngineApi.assertNothingIsLost();
        }
    }

    @Test
    void shouldAskWhenItIsTimeAndNotBefore() {
        // Given
        var engine = EngineApi.with(LATER);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer").doing("sf-deploy")) {
            // When
            var context = engine.trigger("qa.delivery");
            var triggered = Instant.now();

            // Then
            await("no task before its time")
                    .during(Duration.ofMillis(1200))
                    .atMost(Duration.ofMillis(1800))
                    .until(() -> executor.asked().isEmpty());
            engine.awaitState(context, "finished");
            assertThat(Duration.between(triggered, executor.asked().get(0).time()))
                    .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(5));
        }
    }

    @Test
    void shouldNeverAskWhenAbortedBeforeTheTime() {
        // Given
        var engine = EngineApi.with(LATER);
        var context = engine.trigger("qa.delivery");

        // When
        engine.control(context, Map.of("state", "abort")).statusCode(200);

        // Then
        engine.awaitState(context, "aborted");
        await("no task after its time")
                .during(Duration.ofMillis(2500))
                .atMost(Duration.ofSeconds(4))
                .until(() -> !engine.types(context).contains("sf-deploy.triggered"));
        assertThat(engine.types(context)).containsExactly("qa.delivery.triggered", "qa.delivery.finished");
    }

    @Test
    void shouldRunOneAfterTheOtherInTheOrderOfTheirTriggers() {
        // Given
        var engine = EngineApi.with(STAGES);
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "deployer").hearing("sf-deploy")) {
            // When
            var contexts = IntStream.range(0, 10)
                    .mapToObj(number -> engine.trigger("qa.delivery"))
                    .toList();

            // Then
            for (var place = 0; place < 10; place++) {
                var asked = asked(executor, place + 1);
                assertThat(asked.get(place).context().orElseThrow().value()).isEqualTo(contexts.get(place));
                assertThat(contexts.subList(place + 1, 10))
                        .allMatch(waiting -> engine.types(waiting).equals(List.of("qa.delivery.triggered")));
                assertThat(contexts.subList(place + 1, 10))
                        .allMatch(waiting -> engine.state(waiting).equals("waiting"));
                engine.control(contexts.get(place), Map.of("state", "abort")).statusCode(200);
            }
            assertThat(contexts).allMatch(context -> engine.state(context).equals("aborted"));
        }
    }

    @ParameterizedTest
    @CsvSource({"pass, sf-deploy.triggered, started", "fail, qa.delivery.finished, finished"})
    void shouldGoOnAsAPersonDecides(String result, String next, String state) {
        // Given
        var engine = EngineApi.with(APPROVAL);
        var context = engine.trigger("qa.delivery", Map.of(), Map.of("result", "pass"));
        engine.awaitState(context, "waitingForApproval");
        String asked =
                engine.events(context).getString("events.find { it.type == 'sh.keptn.event.approval.triggered' }.id");
        var other = engine.trigger("qa.delivery", Map.of(), Map.of("result", "pass"));
        engine.awaitState(other, "waitingForApproval");

        // When
        send(engine.event(
                        "approval.finished",
                        Map.of("shkeptncontext", context, "triggeredid", asked, "source", "ada"),
                        Map.of("stage", "qa", "result", result, "status", "succeeded", "message", "looks well")))
                .statusCode(200);

        // Then
        engine.awaitEvent(context, next);
        engine.awaitState(context, state);
        assertThat(engine.data(context, "approval.finished"))
                .containsEntry("result", result)
                .containsEntry("message", "looks well");
        assertThat(engine.state(other)).isEqualTo("waitingForApproval");
    }

    private static List<KeptnEvent> asked(NatsExecutor executor, int count) {
        await(count + " tasks").atMost(SOON).until(() -> executor.asked().size() >= count);
        return executor.asked();
    }
}
