package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Payload;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Controlled;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who had a hand in a sequence, and what the log says of it. */
class ControlledByTest {
    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.ofTasks("deployment", "test"));
    private final Executor helm = new Executor(engine, "helm");

    @Test
    void shouldNameWhoPausedResumedAndAbortedIt() {
        // Given
        var flow = engine.trigger("dev", "delivery");

        // When
        engine.pause(flow);

        // Then
        assertThat(engine.execution(flow).controlled())
                .contains(new Controlled("pause", InMemoryEngine.PERSON, engine.now()));

        // When
        engine.resume(flow);

        // Then
        assertThat(engine.execution(flow).controlled().map(Controlled::what)).contains("resume");

        // When
        engine.abort(flow);

        // Then
        assertThat(engine.execution(flow).controlled().map(Controlled::what)).contains("abort");
        assertThat(engine.last("dev.delivery.finished").data().text("message"))
                .contains("The sequence was aborted by alice.");
    }

    @Test
    void shouldNameWhoHoldsTheFlowInWhichItBegins() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        engine.pause(flow);

        // When
        engine.receive(engine.triggered(
                flow, InMemoryEngine.PROJECT, "dev", "delivery", InMemoryEngine.SERVICE, Payload.EMPTY));

        // Then
        assertThat(engine.state(flow)).isEqualTo("paused");
        assertThat(engine.execution(flow).controlled().map(Controlled::by)).contains(InMemoryEngine.PERSON);
    }

    @Test
    void shouldNameNobodyTwiceForTheSame() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        engine.pause(flow);
        var before = engine.execution(flow);

        // When
        engine.pass(Duration.ofSeconds(1));
        engine.pause(flow);

        // Then
        assertThat(engine.execution(flow)).isEqualTo(before);
    }

    @Test
    void shouldSayInTheLogWhatPeopleLookFor() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        var task = engine.last("deployment.triggered");
        helm.start(task);

        // When
        engine.pause(flow);
        engine.resume(flow);
        helm.hold(task, "no change\nat night", engine.now().plusSeconds(60));
        helm.release(task);
        engine.pass(Duration.ofHours(2));

        // Then
        assertThat(engine.notes())
                .hasSize(5)
                .allSatisfy(note -> assertThat(note)
                        .startsWith("delivery in sockshop/dev/carts, keptn context " + flow.value() + ": ")
                        .doesNotContain("\n"));
        assertThat(engine.notes().get(0)).endsWith("pause, wanted by alice");
        assertThat(engine.notes().get(2)).contains("held by helm until 2026-01-01T08:01:00Z: no change at night");
        assertThat(engine.notes().get(4)).contains("not finished by");
    }
}
