package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions that nobody is to carry out. */
class ShadowedActionTest {
    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.of("""
            - name: dev
              sequences:
                - name: remediation
                  tasks:
                    - name: get-action
                    - name: action
                    - name: evaluation
                - name: late
                  tasks:
                    - name: action
                      triggeredAfter: 30s
                - name: delivery
                  tasks:
                    - name: deployment
            """));
    private final Executor chooser = new Executor(engine, "remediation-service");

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("1", "'scaling' with value \"1\" was"),
                Arguments.of(1, "'scaling' with value 1 was"),
                Arguments.of(Map.of("replicas", "2"), "'scaling' with value {\"replicas\": \"2\"} was"),
                Arguments.of(List.of(true, "on"), "'scaling' with value [true, \"on\"] was"));
    }

    @Test
    void shouldTellWhatWouldHaveBeenDoneAndGoOn() {
        // Given
        var flow = engine.trigger("dev", "remediation");

        // When
        choose(Map.of("action", "scaling", "value", "1", "shadow", true));

        // Then
        assertThat(engine.sentTypes())
                .containsExactly(
                        "get-action.triggered",
                        "action.shadowed",
                        "action.started",
                        "action.finished",
                        "evaluation.triggered");
        var shadowed = engine.last("action.shadowed");
        assertThat(shadowed.type()).isInstanceOf(EventType.Other.class);
        assertThat(shadowed.source()).isEqualTo("shipyard-controller");
        assertThat(shadowed.context()).contains(flow);
        assertThat(shadowed.data().text("action", "value")).contains("1");
        assertThat(shadowed.data().text("service")).contains(InMemoryEngine.SERVICE);
        var finished = engine.last("action.finished");
        assertThat(finished.source()).isEqualTo("shadow-mode");
        assertThat(finished.triggeredId()).contains(shadowed.id());
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().text("message"))
                .contains("shadow mode: 'scaling' with value \"1\" was not executed");
        assertThat(engine.last("action.started").triggeredId()).contains(shadowed.id());
        assertThat(engine.execution(flow).done().get(1).message()).contains("was not executed");
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldNameTheValueAsTheFileHasIt(Object value, String words) {
        // Given
        engine.trigger("dev", "remediation");

        // When
        choose(Map.of("action", "scaling", "value", value, "shadow", true));

        // Then
        assertThat(engine.last("action.finished").data().text("message").orElseThrow())
                .contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "", "yes"})
    void shouldNotTakeTextForAYes(String shadow) {
        // Given
        engine.trigger("dev", "remediation");

        // When
        choose(Map.of("action", "scaling", "shadow", shadow));

        // Then
        assertThat(engine.last("action.triggered").data().text("action", "action"))
                .contains("scaling");
        assertThat(engine.count("action.shadowed")).isZero();
    }

    @Test
    void shouldCarryOutTheNextActionWhenOnlyTheFirstIsInShadowMode() {
        // Given
        engine.trigger("dev", "remediation");
        choose(Map.of("action", "scaling", "shadow", true));
        engine.abort(engine.last("evaluation.triggered").context().orElseThrow());
        var flow = engine.trigger(
                "dev", "remediation", engine.last("evaluation.triggered").data().without("result", "status"));

        // When
        choose(Map.of("action", "toggle"));

        // Then
        assertThat(engine.last("action.triggered").context()).contains(flow);
    }

    @Test
    void shouldNeverBeSilent() {
        // Given
        var flow = engine.trigger("dev", "late", shadowed());

        // When
        engine.pass(Duration.ofSeconds(30));

        // Then
        assertThat(engine.state(flow)).isEqualTo("finished");
        assertThat(engine.execution(flow).silentSince()).isEmpty();
        assertThat(engine.sentTypes())
                .containsExactly("action.shadowed", "action.started", "action.finished", "dev.late.finished");
    }

    @Test
    void shouldNotListenToWhoAnswersItNevertheless() {
        // Given
        engine.trigger("dev", "remediation");
        choose(Map.of("action", "scaling", "shadow", true));
        var shadowed = engine.last("action.shadowed");
        var before = engine.executions();

        // When
        new Executor(engine, "provider").finish(asIfTriggered(shadowed), Result.FAIL);

        // Then
        assertThat(engine.executions()).isEqualTo(before);
        assertThat(engine.ignored()).hasSize(1);
    }

    @Test
    void shouldNotSpeakInShadowModesNameOtherwise() {
        // Given
        engine.trigger("dev", "remediation");
        choose(Map.of("action", "scaling"));

        // When
        new Executor(engine, "shadow-mode").doTask("action", Result.PASS);

        // Then
        assertThat(engine.count("action.finished")).isZero();
        assertThat(engine.count("evaluation.triggered")).isEqualTo(1);
    }

    @Test
    void shouldUndoInAStageThatDefinesNoUndo() {
        // When
        var flow = engine.trigger("dev", "undo", Payload.EMPTY.with("action", Map.of("action", "scaling")));

        // Then
        assertThat(engine.state(flow)).isEqualTo("started");
        assertThat(engine.last("action.triggered").data().text("action", "action"))
                .contains("scaling");

        // When
        new Executor(engine, "provider").pass("action");

        // Then
        assertThat(engine.last("dev.undo.finished").data().result()).contains(Result.PASS);
    }

    @Test
    void shouldUndoBeforeDeliveriesThatWait() {
        // Given
        engine.trigger("dev", "delivery");
        var waiting = engine.trigger("dev", "delivery");
        engine.pass(Duration.ofSeconds(1));
        var undo = engine.trigger("dev", "undo", Payload.EMPTY.with("action", Map.of("action", "scaling")));

        // When
        new Executor(engine, "helm").pass("deployment");

        // Then
        assertThat(engine.state(undo)).isEqualTo("started");
        assertThat(engine.state(waiting)).isEqualTo("waiting");
    }

    @Test
    void shouldUseTheUndoOfTheStage() {
        // Given
        var own = new InMemoryEngine(Shipyards.of("""
                - name: dev
                  sequences:
                    - name: undo
                      tasks:
                        - name: rollback
                """));

        // When
        own.trigger("dev", "undo");

        // Then
        assertThat(own.sentTypes()).containsExactly("rollback.triggered");
    }

    private static KeptnEvent asIfTriggered(KeptnEvent shadowed) {
        return new KeptnEvent(
                shadowed.id(),
                shadowed.source(),
                EventType.taskTriggered("action"),
                shadowed.time(),
                shadowed.context().orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                shadowed.data());
    }

    private static Payload shadowed() {
        return Payload.EMPTY.with("action", Map.of("action", "scaling", "shadow", true));
    }

    private void choose(Map<String, ?> action) {
        chooser.doTask("get-action", Result.PASS, Payload.EMPTY.with("action", new LinkedHashMap<>(action)));
    }
}
