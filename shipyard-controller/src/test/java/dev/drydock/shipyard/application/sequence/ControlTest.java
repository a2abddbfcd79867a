package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Result;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pause, resume, abort. */
class ControlTest {
    private final InMemoryEngine engine =
            new InMemoryEngine(Shipyards.of("""
            - name: dev
              sequences:
                - name: delivery
                  tasks:
                    - name: deployment
                    - name: test
                - name: late
                  tasks:
                    - name: deployment
                      triggeredAfter: 10s
            """ + Shipyards.following("qa-1") + Shipyards.following("qa-2")));
    private final Executor helm = new Executor(engine, "helm");

    @Test
    void shouldNeverSendAPlannedTaskWhenAbortedWhileItWaits() {
        // Given
        var flow = engine.trigger("dev", "late");
        engine.pass(Duration.ofSeconds(9));

        // When
        engine.abort(flow);
        engine.pass(Duration.ofHours(2));

        // Then
        assertThat(engine.state(flow)).isEqualTo("aborted");
        assertThat(engine.sentTypes()).containsExactly("dev.late.finished");
    }

    @Test
    void shouldEndAndLetTheNextGoWhenARunningOneIsAborted() {
        // Given
        var first = engine.trigger("dev", "delivery");
        var second = engine.trigger("dev", "delivery");
        helm.start(engine.last("deployment.triggered"));

        // When
        engine.abort(first);

        // Then
        var finished = engine.last("dev.delivery.finished");
        assertThat(engine.state(first)).isEqualTo("aborted");
        assertThat(finished.data().text("result")).contains("pass");
        assertThat(finished.data().text("status")).contains("aborted");
        assertThat(finished.triggeredId()).contains(engine.execution(first).id().triggeredBy());
        assertThat(engine.state(second)).isEqualTo("started");
        assertThat(engine.sentTypes())
                .containsExactly(
                        "deployment.triggered", "deployment.aborted", "dev.delivery.finished", "deployment.triggered");
    }

    @Test
    void shouldIgnoreLateAnswersWhenAborted() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        engine.abort(flow);
        var before = engine.sent();

        // When
        helm.start(triggered);
        helm.finish(triggered, Result.PASS);

        // Then
        assertThat(engine.sent()).isEqualTo(before);
        assertThat(engine.ignored()).hasSize(2);
    }

    @Test
    void shouldChangeNothingWhenAbortedOrPausedAfterTheEnd() {
        // Given
        var flow = engine.trigger("dev", "late");
        engine.abort(flow);
        var before = engine.histories().values().stream().toList().toString();

        // When
        engine.abort(flow);
        engine.pause(flow);
        engine.resume(flow);

        // Then
        assertThat(engine.histories().values().stream().toList()).hasToString(before);
    }

    @Test
    void shouldNotRunWhenAbortedWhileItWaitsForItsTurn() {
        // Given
        engine.trigger("dev", "delivery");
        var waiting = engine.trigger("dev", "delivery");

        // When
        engine.abort(waiting);
        helm.doTask("deployment", Result.FAIL);

        // Then
        assertThat(engine.state(waiting)).isEqualTo("aborted");
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldHoldTheNextTaskWhenPaused() {
        // Given
        var flow = engine.trigger("dev", "delivery");

        // When
        engine.pause(flow);
        helm.pass("deployment");

        // Then
        assertThat(engine.state(flow)).isEqualTo("paused");
        assertThat(engine.count("test.triggered")).isZero();

        // When
        engine.resume(flow);

        // Then
        assertThat(engine.state(flow)).isEqualTo("started");
        assertThat(engine.count("test.triggered")).isEqualTo(1);
    }

    @Test
    void shouldGoOnAsBeforeWhenResumedWhileTheTaskStillRuns() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        engine.pause(flow);

        // When
        engine.resume(flow);

        // Then
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
        helm.pass("deployment");
        assertThat(engine.count("test.triggered")).isEqualTo(1);
    }

    @Test
    void shouldHoldTheEndWhenPausedAndTellItWhenResumed() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        helm.pass("deployment");
        engine.pause(flow);
        helm.pass("test");
        assertThat(engine.count("dev.delivery.finished")).isZero();

        // When
        engine.resume(flow);

        // Then
        assertThat(engine.count("dev.delivery.finished")).isEqualTo(1);
        assertThat(engine.count("check.triggered")).isEqualTo(2);
    }

    @Test
    void shouldEndAtOnceWhenResumedWithNothingLeftToDoAlthoughAnotherRuns() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        engine.pause(flow);
        helm.doTask("deployment", Result.FAIL);
        var other = engine.trigger("dev", "delivery");
        assertThat(engine.state(other)).isEqualTo("started");

        // When
        engine.resume(flow);

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
    }

    @Test
    void shouldKeepOthersWaitingWhenPausedWhileItsTaskStillRuns() {
        // Given
        var paused = engine.trigger("dev", "delivery");
        engine.pause(paused);

        // When
        var other = engine.trigger("dev", "delivery");

        // Then
        assertThat(engine.state(other)).isEqualTo("waiting");

        // When
        helm.pass("deployment");

        // Then
        assertThat(engine.state(other)).isEqualTo("started");

        // When
        engine.resume(paused);

        // Then
        assertThat(engine.state(paused)).isEqualTo("waiting");
        assertThat(engine.count("test.triggered")).isZero();
        helm.doTask("deployment", Result.FAIL);
        assertThat(engine.last("test.triggered").context()).contains(paused);
    }

    @Test
    void shouldLetAnotherGoWhenTheFirstInLineIsPaused() {
        // Given
        engine.trigger("dev", "delivery");
        var paused = engine.trigger("dev", "delivery");
        var third = engine.trigger("dev", "delivery");

        // When
        engine.pause(paused);
        helm.doTask("deployment", Result.FAIL);

        // Then
        assertThat(engine.state(paused)).isEqualTo("paused");
        assertThat(engine.state(third)).isEqualTo("started");

        // When
        engine.resume(paused);

        // Then
        assertThat(engine.state(paused)).isEqualTo("waiting");
    }

    @Test
    void shouldHoldAPlannedTaskWhenPausedAndSendItWhenResumed() {
        // Given
        var flow = engine.trigger("dev", "late");
        engine.pause(flow);
        engine.pass(Duration.ofHours(3));
        assertThat(engine.sent()).isEmpty();

        // When
        engine.resume(flow);

        // Then
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
        engine.pass(Duration.ofMinutes(9));
        assertThat(engine.state(flow)).isEqualTo("started");
    }

    @Test
    void shouldStillWaitForTheTimeWhenResumedBeforeIt() {
        // Given
        var flow = engine.trigger("dev", "late");
        engine.pause(flow);

        // When
        engine.resume(flow);

        // Then
        assertThat(engine.sent()).isEmpty();
        engine.pass(Duration.ofSeconds(10));
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldTimeOutWhenTheTaskOfAPausedSequenceIsNeverAnswered() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        engine.pause(flow);

        // When
        engine.pass(Duration.ofMinutes(10));

        // Then
        assertThat(engine.state(flow)).isEqualTo("timedOut");
    }

    @Test
    void shouldControlEveryStageWhenNoneIsNamed() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        helm.pass("deployment");
        helm.pass("test");

        // When
        engine.pause(flow);

        // Then
        assertThat(engine.live())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.state().wire()).isEqualTo("paused"));

        // When
        engine.abort(flow);

        // Then
        assertThat(engine.live()).isEmpty();
        assertThat(engine.count("check.aborted")).isEqualTo(2);
    }

    @Test
    void shouldControlOneStageWhenItIsNamed() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        helm.pass("deployment");
        helm.pass("test");

        // When
        engine.control(flow, Optional.of("qa-1"), Control.ABORT);

        // Then
        assertThat(engine.live())
                .singleElement()
                .satisfies(one -> assertThat(one.origin().scope().stage()).isEqualTo("qa-2"));
    }

    @Test
    void shouldTriggerNothingWhenAborted() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        helm.pass("deployment");

        // When
        engine.abort(flow);

        // Then
        assertThat(engine.of(flow)).hasSize(1);
    }
}
