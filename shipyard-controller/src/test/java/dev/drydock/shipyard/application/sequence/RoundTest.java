package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
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
        assertThat(rounds.get(0).unfolding().facts())
                .isEqualTo(rounds.get(1).unfolding().facts());
        assertThat(rounds.get(0).unfolding().outgoing())
                .isEqualTo(rounds.get(1).unfolding().outgoing())
                .isNotEmpty();
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
        assertThat(round.unfolding().elsewhere())
                .containsExactly(event.data().scope().orElseThrow());
    }

    @Test
    void shouldIgnoreAnAnswerWithAReasonWhenItNamesAnotherProject() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        var answer = helm.finished(engine.last("deployment.triggered"), Result.PASS, Status.SUCCEEDED, Payload.EMPTY);

        // When
        engine.receive(told(answer, answer.type(), answer.data().with("project", "another")));

        // Then
        assertThat(engine.ignored()).singleElement().asString().contains("data.project must be 'sockshop'");
        assertThat(engine.execution(flow).open().orElseThrow().finished()).isEmpty();
    }

    /** Who may send events is not for that reason let to approve. */
    @Test
    void shouldIgnoreAnAnswerWithAReasonWhenItsTypeIsOfAnotherTask() {
        // Given
        var flow = engine.trigger("dev", "delivery");
        var answer = helm.finished(engine.last("deployment.triggered"), Result.PASS, Status.SUCCEEDED, Payload.EMPTY);

        // When
        engine.receive(told(answer, EventType.parse("sh.keptn.event.test.finished"), answer.data()));

        // Then
        assertThat(engine.ignored()).singleElement().asString().contains("that of task 'deployment'");
        assertThat(engine.execution(flow).open().orElseThrow().finished()).isEmpty();
    }

    private static KeptnEvent told(KeptnEvent event, EventType type, Payload data) {
        return new KeptnEvent(
                event.id(),
                event.source(),
                type,
                event.time(),
                event.context(),
                event.triggeredId(),
                event.gitCommitId(),
                data,
                event.extensions());
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
        assertThat(round.unfolding().facts()).isEmpty();
        assertThat(round.ignored().values()).singleElement().asString().contains("data.project");
    }
}
