package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.shipyard.domain.sequence.Deadlines;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundTest {
    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.ofTasks("deployment", "test"));
    private final Executor helm = new Executor(engine, "helm");

    @Test
    void shouldDecideTheSameWhenAskedTwice() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        var triggered = engine.last("deployment.triggered");
        var execution = engine.execution(flow);
        var scope = execution.origin().scope();

        // When
        var rounds = Stream.of(1, 2)
                .map(ignore -> {
                    var round = new Round(
                            Set.of(execution), Set.of(scope), engine.projects(), Deadlines.DEFAULT, engine.now());
                    round.on(helm.started(triggered));
                    round.on(helm.finished(triggered, Result.PASS, Status.SUCCEEDED, Payload.EMPTY));
                    round.letGo();
                    return round;
                })
                .toList();

        // Then
        assertThat(rounds.get(0).facts()).isEqualTo(rounds.get(1).facts());
        assertThat(rounds.get(0).outgoing()).isEqualTo(rounds.get(1).outgoing()).isNotEmpty();
    }

    @Test
    void shouldTellWhereToLookNextWhenASequenceIsTriggeredOutsideOfWhatIsLocked() {
        // Given
        var flow = new KeptnContext("flow");
        var event = engine.triggered(
                flow, InMemoryEngine.PROJECT, "dev", "delivery", InMemoryEngine.SERVICE, Payload.EMPTY);
        var round = new Round(Set.of(), Set.of(), Map.of(), Deadlines.DEFAULT, engine.now());

        // When
        round.on(event);
        round.letGo();

        // Then
        assertThat(round.elsewhere()).containsExactly(event.data().scope().orElseThrow());
    }

    @Test
    void shouldIgnoreAnAnswerWithAReasonWhenItsProjectIsNotAtHand() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        helm.pass("deployment");
        var triggered = engine.last("test.triggered");
        var execution = engine.execution(flow);
        var scope = execution.origin().scope();
        var round = new Round(Set.of(execution), Set.of(scope), Map.of(), Deadlines.DEFAULT, engine.now());

        // When
        round.on(helm.started(triggered));

        // Then
        assertThat(round.facts()).isEmpty();
        assertThat(round.ignored().values()).singleElement().asString().contains("data.project");
    }
}
