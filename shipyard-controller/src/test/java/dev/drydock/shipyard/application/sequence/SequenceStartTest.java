package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceStartTest {
    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.of("""
            - name: dev
              sequences:
                - name: delivery
                  tasks:
                    - name: deployment
                - name: empty
                - name: after
                  triggeredOn:
                    - event: dev.empty.finished
                      selector:
                        match:
                          result: fail
                  tasks:
                    - name: deployment
            - name: prod
              sequences:
                - name: evaluation
            """));

    @ParameterizedTest(name = "{0}: {5}")
    @CsvSource({
        "unknown project, nowhere, dev, delivery, carts, no project 'nowhere'",
        "unknown stage, sockshop, test, delivery, carts, no stage 'test'",
        "unknown sequence, sockshop, dev, destroy, carts, no sequence 'destroy'",
        "unknown service, sockshop, dev, delivery, cart, no service 'cart'",
        "TR15 no tasks, sockshop, dev, empty, carts, no tasks",
        "defined but empty evaluation, sockshop, prod, evaluation, carts, no tasks"
    })
    void shouldEndAtOnceAndSayWhyWhenItCannotStart(
            String row, String project, String stage, String sequence, String service, String why) {
        // Given
        var flow = new KeptnContext("flow");
        var event = engine.triggered(flow, project, stage, sequence, service, Payload.EMPTY);

        // When
        engine.receive(event);

        // Then
        var finished = engine.last("%s.%s.finished".formatted(stage, sequence));
        assertThat(engine.sent()).hasSize(1);
        assertThat(finished.triggeredId()).contains(event.id());
        assertThat(finished.context()).contains(flow);
        assertThat(finished.data().text("result")).contains("fail");
        assertThat(finished.data().text("status")).contains("errored");
        assertThat(finished.data().text("message"))
                .hasValueSatisfying(message -> assertThat(message).contains(why));
        assertThat(engine.state(flow)).isEqualTo("finished");
    }

    @Test
    void shouldNameThePlaceWhenTheShipyardIsBroken() {
        // Given
        engine.use(new Parsed.Invalid<>(List.of(new FileProblem("shipyard.yaml", 7, 13, "no such key"))), Set.of());

        // When
        engine.trigger("dev", "delivery");

        // Then
        assertThat(engine.last("dev.delivery.finished").data().text("message"))
                .hasValueSatisfying(message -> assertThat(message).contains("shipyard.yaml:7:13: no such key"));
    }

    @Test
    void shouldEvaluateWhenTheStageDefinesNoSequenceForIt() {
        // When
        engine.trigger("dev", "evaluation");

        // Then
        assertThat(engine.sentTypes()).containsExactly("evaluation.triggered");
    }

    @Test
    void shouldStartOnceWhenTheSameEventComesAgain() {
        // Given
        var event = engine.triggered(
                new KeptnContext("flow"), "sockshop", "dev", "delivery", InMemoryEngine.SERVICE, Payload.EMPTY);

        // When
        engine.receive(event, event);
        engine.receive(event);

        // Then
        assertThat(engine.executions()).hasSize(1);
        assertThat(engine.count("deployment.triggered")).isEqualTo(1);
    }

    @Test
    void shouldKeepTheCommitWhenTheEventNamesOne() {
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
                Optional.of("abc"),
                event.data(),
                Map.of()));

        // Then
        assertThat(engine.last("deployment.triggered").gitCommitId()).contains("abc");
    }

    @Test
    void shouldIgnoreWhatNamesNoPlaceOrFlow() {
        // Given
        var type = new EventType.OfSequence("dev", "delivery", EventKind.TRIGGERED);
        var noPlace = new KeptnEvent(
                new EventId("no-place"),
                "test",
                type,
                engine.now(),
                new KeptnContext("flow"),
                Optional.empty(),
                Optional.empty(),
                Payload.EMPTY);
        var noFlow = new KeptnEvent(
                new EventId("no-flow"),
                "test",
                type,
                engine.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Payload(Map.of("project", "sockshop", "stage", "dev", "service", "carts")),
                Map.of());

        // When
        engine.receive(noPlace, noFlow);

        // Then
        assertThat(engine.executions()).isEmpty();
        assertThat(engine.ignored()).hasSize(2);
    }

    @Test
    void shouldKeepToItsDefinitionWhenTheShipyardChangesOnTheWay() {
        // Given
        var flow = engine.trigger("dev", "delivery");

        // When
        engine.use(new Parsed.Valid<>(Shipyards.ofTasks("other", "another")), Set.of(InMemoryEngine.SERVICE));
        new Executor(engine, "helm").pass("deployment");

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
        assertThat(engine.count("another.triggered")).isZero();
    }
}
