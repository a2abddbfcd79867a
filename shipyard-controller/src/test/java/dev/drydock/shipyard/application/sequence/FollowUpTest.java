package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import dev.drydock.model.shipyard.Shipyard;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowUpTest {
    private final InMemoryEngine engine = new InMemoryEngine(
            Shipyards.of("""
            - name: dev
              sequences:
                - name: delivery
                  tasks:
                    - name: mytask
                      properties:
                        strategy: direct
                    - name: second
                      properties:
                        speed: 2
                - name: rollback
                  triggeredOn:
                    - event: dev.delivery.finished
                      selector:
                        match:
                          second.result: fail
                  tasks:
                    - name: undo
            """ + Shipyards.following("staging-1") + Shipyards.following("staging-2") + """
                - name: mirror
                  triggeredOn:
                    - event: staging-1.delivery.finished
                  tasks:
                    - name: copy
            """));
    private final Executor helm = new Executor(engine, "helm");

    @Test
    void shouldTriggerBothStagesInTheSameFlow() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        helm.pass("mytask");

        // When
        helm.pass("second");

        // Then
        assertThat(engine.sentTypes())
                .endsWith(
                        "dev.delivery.finished",
                        "staging-1.delivery.triggered",
                        "staging-2.delivery.triggered",
                        "check.triggered",
                        "check.triggered");
        assertThat(engine.of(flow)).hasSize(3);
        assertThat(engine.last("staging-2.delivery.triggered").gitCommitId()).contains("head-of-staging-2");
        assertThat(engine.last("dev.delivery.finished").context()).contains(flow);
    }

    @Test
    void shouldTriggerTheSameStageWhenTheLastTaskFails() {
        // Given
        engine.trigger("dev", "delivery");
        helm.pass("mytask");

        // When
        helm.doTask("second", Result.FAIL);

        // Then
        assertThat(engine.sentTypes()).endsWith("dev.rollback.triggered", "undo.triggered");
        assertThat(engine.count("check.triggered")).isZero();
    }

    @Test
    void shouldNotTriggerWhenAnEarlierTaskFails() {
        // Given
        engine.trigger("dev", "delivery");

        // When
        helm.doTask("mytask", Result.FAIL);

        // Then
        assertThat(engine.sentTypes()).containsExactly("mytask.triggered", "dev.delivery.finished");
    }

    @Test
    void shouldWaitInTheNextStageWhenAnotherFlowRunsThere() {
        // Given
        engine.trigger("staging-1", "delivery");
        var flow = engine.trigger("dev", "delivery");
        helm.pass("mytask");

        // When
        helm.pass("second");

        // Then
        assertThat(engine.of(flow).get(1).state().wire()).isEqualTo("waiting");
        assertThat(engine.of(flow).get(2).state().wire()).isEqualTo("started");
    }

    @Test
    void shouldSayWhyWhenTheNextStageLacksTheService() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        helm.pass("mytask");
        engine.use(new Parsed.Valid<>(shipyardOfNow()), Set.of());

        // When
        helm.pass("second");

        // Then
        assertThat(engine.live()).isEmpty();
        assertThat(engine.of(flow)).hasSize(3);
        assertThat(engine.last("staging-1.delivery.finished").data().text("message"))
                .hasValueSatisfying(message -> assertThat(message).contains("no service 'carts'"));
    }

    @Test
    void shouldFollowNobodyWhenTheNextStageWasTakenAway() {
        // Given
        engine.trigger("dev", "delivery");
        helm.pass("mytask");
        engine.use(new Parsed.Valid<>(Shipyards.ofTasks("mytask")), Set.of(InMemoryEngine.SERVICE));

        // When
        helm.pass("second");

        // Then
        assertThat(engine.live()).isEmpty();
        assertThat(engine.sentTypes()).endsWith("second.triggered", "dev.delivery.finished");
    }

    @Test
    void shouldSayWhatCannotFollowWhenTheShipyardIsBrokenByThen() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        helm.pass("mytask");
        engine.use(new Parsed.Invalid<>(List.of(new FileProblem("shipyard.yaml", 7, 3, "no list"))), Set.of());

        // When
        helm.pass("second");

        // Then
        assertThat(engine.live()).isEmpty();
        assertThat(engine.of(flow)).hasSize(3);
        assertThat(engine.sentTypes())
                .endsWith(
                        "dev.delivery.finished",
                        "staging-1.delivery.triggered",
                        "staging-1.delivery.finished",
                        "staging-2.delivery.triggered",
                        "staging-2.delivery.finished");
        var finished = engine.last("staging-1.delivery.finished").data();
        assertThat(finished.text("status")).contains("errored");
        assertThat(finished.text("message"))
                .hasValueSatisfying(message -> assertThat(message).contains("shipyard.yaml:7:3: no list"));
    }

    @Test
    void shouldTriggerOnceWhenTheLastAnswerComesAgain() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        helm.pass("mytask");
        var second = engine.last("second.triggered");
        helm.start(second);
        helm.finish(second, Result.PASS);
        var before = engine.sent();

        // When
        helm.finish(second, Result.PASS);
        engine.receive(engine.last("staging-1.delivery.triggered"), engine.last("staging-2.delivery.triggered"));

        // Then
        assertThat(engine.sent()).isEqualTo(before);
        assertThat(engine.of(flow)).hasSize(3);
    }

    @Test
    void shouldPutPropertiesUnderTheTask() {
        // When (PL1)
        engine.trigger("dev", "delivery", new Payload(Map.of("mytask", Map.of("strategy", "", "kept", 1))));

        // Then
        assertThat(engine.last("mytask.triggered").data().values())
                .isEqualTo(Map.of(
                        "project",
                        "sockshop",
                        "stage",
                        "dev",
                        "service",
                        "carts",
                        "mytask",
                        Map.of("strategy", "direct", "kept", 1)));
    }

    @Test
    void shouldHandOnWhatTheTaskSaidAndNotItsProperties() {
        // Given
        engine.trigger("dev", "delivery");

        // When (PL3)
        helm.doTask(
                "mytask",
                Result.PASS,
                new Payload(Map.of("mytask", Map.of("bar", "foo"), "temporaryData", Map.of("distributor", 1))));

        // Then
        var data = engine.last("second.triggered").data().values();
        assertThat(data)
                .containsEntry("mytask", Map.of("bar", "foo"))
                .containsEntry("second", Map.of("speed", 2))
                .containsEntry("result", "pass")
                .containsEntry("status", "succeeded")
                .doesNotContainKey("temporaryData");
    }

    @Test
    void shouldHandOnEverythingToTheNextStage() {
        // Given
        engine.trigger(
                "dev",
                "delivery",
                new Payload(Map.of(
                        "configurationChange", Map.of("values", Map.of("image", "carts:1")),
                        "labels", Map.of("build", "1"),
                        "message", "please")));
        helm.doTask("mytask", Result.PASS, new Payload(Map.of("deployment", Map.of("deploymentNames", List.of("a")))));

        // When (PL5)
        helm.doTask("second", Result.WARNING, new Payload(Map.of("labels", Map.of("by", "helm"))));

        // Then
        var data = engine.last("staging-1.delivery.triggered").data().values();
        assertThat(data)
                .containsEntry("stage", "staging-1")
                .containsEntry("result", "warning")
                .containsEntry("status", "succeeded")
                .containsEntry("message", "")
                .containsEntry("labels", Map.of("build", "1", "by", "helm"))
                .containsEntry("deployment", Map.of("deploymentNames", List.of("a")))
                .containsEntry("configurationChange", Map.of("values", Map.of("image", "carts:1")))
                .doesNotContainKeys("mytask", "second");
        assertThat(engine.last("staging-2.delivery.triggered").data().text("stage"))
                .contains("staging-2");
        assertThat(engine.last("dev.delivery.finished").data().values())
                .containsOnlyKeys("project", "stage", "service", "result", "status", "message", "labels");
    }

    @Test
    void shouldRunInTheStageOfTheTypeWhenTheDataNamesAnother() {
        // Given
        var event = engine.triggered(
                new KeptnContext("flow"), "sockshop", "dev", "delivery", InMemoryEngine.SERVICE, Payload.EMPTY);

        // When
        engine.receive(new KeptnEvent(
                event.id(),
                event.source(),
                event.type(),
                event.time(),
                event.context(),
                event.triggeredId(),
                event.gitCommitId(),
                event.data().with("stage", "staging-1"),
                Map.of()));

        // Then
        assertThat(engine.last("mytask.triggered").data().text("stage")).contains("dev");
    }

    private static Shipyard shipyardOfNow() {
        return Shipyards.of("""
                - name: staging-1
                  sequences:
                    - name: delivery
                      triggeredOn:
                        - event: dev.delivery.finished
                      tasks:
                        - name: check
                - name: staging-2
                  sequences:
                    - name: delivery
                      triggeredOn:
                        - event: dev.delivery.finished
                      tasks:
                        - name: check
                """);
    }
}
