package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What starts in a flow, or in a stage of it, that a person holds. */
class HoldTest {
    private final InMemoryEngine engine =
            new InMemoryEngine(Shipyards.of("""
            - name: dev
              sequences:
                - name: delivery
                  tasks:
                    - name: deployment
                - name: late
                  tasks:
                    - name: deployment
                      triggeredAfter: 10s
            """ + Shipyards.following("qa-1") + Shipyards.following("qa-2")));
    private final Executor helm = new Executor(engine, "helm");

    @Test
    void shouldBeginPausedWhenItFollowsIntoAHeldStage() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        engine.control(flow, Optional.of("qa-1"), Control.PAUSE);

        // When
        helm.pass("deployment");

        // Then
        assertThat(stateIn("qa-1")).isEqualTo("paused");
        assertThat(stateIn("qa-2")).isEqualTo("started");
        assertThat(engine.count("check.triggered")).isEqualTo(1);

        // When
        engine.control(flow, Optional.of("qa-1"), Control.RESUME);

        // Then
        assertThat(stateIn("qa-1")).isEqualTo("started");
        assertThat(engine.count("check.triggered")).isEqualTo(2);
    }

    @Test
    void shouldBeginPausedWhenItIsTriggeredIntoAHeldFlow() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        engine.pause(flow);

        // When
        triggerIn(flow, "late");

        // Then
        assertThat(engine.live()).extracting(one -> one.state().wire()).isEqualTo(List.of("paused", "paused"));
        engine.pass(Duration.ofMinutes(5));
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);

        // When
        engine.resume(flow);
        engine.pass(Duration.ofSeconds(10));

        // Then
        assertThat(engine.count("deployment.triggered")).isEqualTo(2);
    }

    @Test
    void shouldHoldWhatFollowsWhenOnlyOneStageOfAHeldFlowIsResumed() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        engine.pause(flow);

        // When
        engine.control(flow, Optional.of("dev"), Control.RESUME);
        helm.pass("deployment");

        // Then
        assertThat(stateIn("dev")).isEqualTo("finished");
        assertThat(stateIn("qa-1")).isEqualTo("paused");
        assertThat(stateIn("qa-2")).isEqualTo("paused");
    }

    @Test
    void shouldLetLaterOnesGoWhenTheFlowWasResumed() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        engine.control(flow, Optional.of("qa-1"), Control.PAUSE);
        engine.pause(flow);

        // When
        engine.resume(flow);
        helm.pass("deployment");

        // Then
        assertThat(stateIn("qa-1")).isEqualTo("started");
        assertThat(stateIn("qa-2")).isEqualTo("started");
    }

    @Test
    void shouldHoldNothingAnyMoreWhenTheFlowWasAborted() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        engine.pause(flow);
        engine.abort(flow);

        // When
        triggerIn(flow, "delivery");

        // Then
        assertThat(engine.state(flow)).isEqualTo("started");
    }

    @Test
    void shouldKeepTheHoldWhenOneStageIsAborted() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        engine.pause(flow);
        engine.control(flow, Optional.of("dev"), Control.ABORT);

        // When
        triggerIn(flow, "delivery");

        // Then
        assertThat(engine.state(flow)).isEqualTo("paused");
    }

    @Test
    void shouldNotTouchOtherFlows() {
        // Given
        engine.pause(engine.trigger("dev", "late"));

        // When
        var other = engine.trigger("dev", "delivery");

        // Then
        assertThat(engine.state(other)).isEqualTo("started");
    }

    @Test
    void shouldEndWithTheReasonWhenItCannotStartInAHeldFlow() {
        // Given
        var flow = engine.trigger("dev", "late");
        engine.pause(flow);

        // When
        triggerIn(flow, "nothing");

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
        assertThat(engine.last("dev.nothing.finished").data().text("message"))
                .hasValueSatisfying(message -> assertThat(message).contains("no sequence 'nothing'"));
    }

    private void triggerIn(KeptnContext flow, String sequence) {
        engine.receive(
                engine.triggered(flow, InMemoryEngine.PROJECT, "dev", sequence, InMemoryEngine.SERVICE, Payload.EMPTY));
    }

    private String stateIn(String stage) {
        return engine.executions().stream()
                .filter(one -> one.origin().scope().stage().equals(stage))
                .map(SequenceExecution::state)
                .findFirst()
                .orElseThrow()
                .wire();
    }
}
