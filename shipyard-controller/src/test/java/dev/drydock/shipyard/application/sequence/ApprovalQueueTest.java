package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who goes ahead while a person is asked. */
class ApprovalQueueTest {
    private final ApprovalScene scene = new ApprovalScene();
    private final InMemoryEngine engine = scene.engine();
    private final Executor helm = new Executor(engine, "helm");

    @Test
    void shouldLetOthersGoWhileAPersonIsAsked() {
        // Given
        engine.trigger("dev", "manual", ApprovalScene.result("pass"));

        // When
        var other = engine.trigger("dev", "delivery");

        // Then
        assertThat(engine.state(other)).isEqualTo("started");
    }

    @Test
    void shouldWaitForItsTurnWhenApprovedWhileAnotherRuns() {
        // Given
        var approved = engine.trigger("dev", "manual", ApprovalScene.result("pass"));
        engine.trigger("dev", "delivery");
        helm.start(engine.last("deployment.triggered"));

        // When
        scene.decide(Result.PASS);

        // Then
        assertThat(engine.state(approved)).isEqualTo("waiting");
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);

        // When
        helm.finish(engine.last("deployment.triggered"), Result.FAIL);

        // Then
        assertThat(engine.state(approved)).isEqualTo("started");
        assertThat(engine.last("deployment.triggered").context()).contains(approved);
    }

    @Test
    void shouldEndAtOnceWhenDeclinedWhileAnotherRuns() {
        // Given
        var declined = engine.trigger("dev", "manual", ApprovalScene.result("pass"));
        engine.trigger("dev", "delivery");

        // When
        scene.decide(Result.FAIL);

        // Then
        assertThat(engine.state(declined)).isEqualTo("finished");
    }

    @Test
    void shouldGoBeforeYoungerOnesWhenApprovedAndWaiting() {
        // Given
        var approved = engine.trigger("dev", "manual", ApprovalScene.result("pass"));
        engine.pass(Duration.ofSeconds(1));
        engine.trigger("dev", "delivery");
        engine.pass(Duration.ofSeconds(1));
        var younger = engine.trigger("dev", "delivery");
        scene.decide(Result.PASS);

        // When
        helm.doTask("deployment", Result.FAIL);

        // Then
        assertThat(engine.state(approved)).isEqualTo("started");
        assertThat(engine.state(younger)).isEqualTo("waiting");
    }

    @Test
    void shouldLetOthersGoWhenHeldWhileAPersonIsAsked() {
        // Given
        var held = engine.trigger("dev", "manual", ApprovalScene.result("pass"));

        // When
        engine.pause(held);
        var other = engine.trigger("dev", "delivery");

        // Then
        assertThat(engine.state(held)).isEqualTo("paused");
        assertThat(engine.state(other)).isEqualTo("started");

        // When
        engine.resume(held);

        // Then
        assertThat(engine.state(held)).isEqualTo("waitingForApproval");
    }

    @Test
    void shouldKeepTheDecisionWhenItIsMadeWhileHeld() {
        // Given
        var held = engine.trigger("dev", "manual", ApprovalScene.result("pass"));
        engine.pause(held);

        // When
        scene.decide(Result.PASS);

        // Then
        assertThat(engine.state(held)).isEqualTo("paused");
        assertThat(engine.count("deployment.triggered")).isZero();

        // When
        engine.resume(held);

        // Then
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldAbortWhileAPersonIsAsked() {
        // Given
        var flow = engine.trigger("dev", "manual", ApprovalScene.result("pass"));

        // When
        engine.abort(flow);
        scene.decide(Result.PASS);

        // Then
        assertThat(engine.state(flow)).isEqualTo("aborted");
        assertThat(engine.count("deployment.triggered")).isZero();
    }

    @Test
    void shouldStayBoundedWhenSequencesTriggerEachOtherAndWaitForNobody() {
        // Given
        var restless = new InMemoryEngine(Shipyards.of("""
                - name: dev
                  sequences:
                    - name: again
                      triggeredOn:
                        - event: dev.again.finished
                      tasks:
                        - name: approval
                          properties:
                            pass: automatic
                """));

        // When
        var flow = restless.trigger("dev", "again", ApprovalScene.result("pass"));

        // Then
        var inOneRound = restless.of(flow).size();
        assertThat(inOneRound).isBetween(2, 1000);
        restless.sweep();
        assertThat(restless.of(flow)).hasSizeGreaterThan(inOneRound);
        restless.abort(flow);
        assertThat(restless.live()).isEmpty();
    }
}
