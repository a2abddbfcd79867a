package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.shipyard.application.sequence.SequenceStore.Loaded;
import dev.drydock.shipyard.domain.sequence.Deadlines;
import dev.drydock.shipyard.domain.sequence.Holds;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Events that NATS would not carry. */
class MessageLimitTest {
    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.of("""
            - name: dev
              sequences:
                - name: delivery
                  tasks:
                    - name: approval
                      properties:
                        pass: automatic
                    - name: deployment
            """));

    @Test
    void shouldEndOnceAndStayOverWhenATaskWouldBeTooLarge() {
        // Given
        var limit = new MessageLimit(event -> event.type().value().endsWith("approval.triggered") ? 11 : 1, 10);
        var flow = engine.trigger("dev", "delivery", Payload.EMPTY.with("result", "pass"));
        var triggered = engine.histories().get(engine.execution(flow).id()).subList(0, 1);
        var approved = SequenceExecution.fold(triggered);
        var scope = approved.origin().scope();
        var round = new Round(
                new Loaded(Set.of(approved), Holds.NONE),
                Set.of(scope),
                engine.projects(),
                Deadlines.DEFAULT,
                engine.now(),
                limit,
                false);

        // When
        round.letGo();

        // Then
        var after = round.unfolding().execution(approved.id());
        assertThat(after.state().wire()).isEqualTo("finished");
        assertThat(after.open()).isEmpty();
        assertThat(round.unfolding().outgoing())
                .extracting(KeptnEvent::type)
                .extracting(type -> type.value())
                .containsExactly("sh.keptn.event.dev.delivery.finished");
        assertThat(round.unfolding().outgoing().get(0).data().text("message"))
                .hasValueSatisfying(message -> assertThat(message).contains("11 bytes"));
    }
}
