package dev.drydock.remediation.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.ProblemRemedy;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.remediation.Undo;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.guard.ActionRun;
import dev.drydock.remediation.domain.guard.KillSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UndoTest extends Telling {
    @Test
    void shouldTakeTheActionBackBeforeTheNextOneWhenTheScoreGotWorse() {
        // Given
        undoable(Undo.When.WORSE);
        side.score = Optional.of(40.0);
        var first = triggered("someone");
        ask(0);
        scored(20);
        finished(first, Result.FAIL, Status.SUCCEEDED, "");

        // When
        triggered("shipyard-controller");
        var undo = ask(1);
        triggered("shipyard-controller");
        var next = ask(1);

        // Then
        assertThat(undo.data().at("action", "value")).contains("-1");
        assertThat(undo.data().text("message").orElseThrow()).contains("undo of A");
        assertThat(next.data().text("action", "action")).contains("B");
        assertThat(side.only().attempts()).extracting(Attempt::isUndo).containsExactly(false, true, false);
    }

    @Test
    void shouldTakeNothingBackBeforeTheNextActionWhenNothingCouldBeMeasured() {
        // Given
        undoable(Undo.When.WORSE);
        side.score = Optional.of(40.0);
        var first = triggered("someone");
        ask(0);
        unmeasured();
        finished(first, Result.FAIL, Status.ERRORED, "No SLI provider answered");

        // When
        triggered("shipyard-controller");
        var next = ask(1);

        // Then
        assertThat(next.data().text("action", "action")).contains("B");
        assertThat(side.only().attempts().get(0).effect()).isEqualTo(ActionRun.Effect.UNKNOWN);
        assertThat(side.only().timeline().entries())
                .anySatisfy(entry -> assertThat(entry.words()).contains("no score after A"));
    }

    @Test
    void shouldNotTakeItBackWhenNoIndicatorHasAValue() {
        // Given
        undoable(Undo.When.WORSE);
        side.score = Optional.of(40.0);
        triggered("someone");
        ask(0);
        evaluated(0, List.of(missing("rt"), Map.of("status", "info", "value", Map.of("success", true))));

        // When
        var next = ask(1);

        // Then
        assertThat(next.data().text("action", "action")).contains("B");
        assertThat(side.only().timeline().entries())
                .anySatisfy(entry -> assertThat(entry.words()).contains("no score after A"));
    }

    @Test
    void shouldTakeItBackWhenWhatCouldBeMeasuredIsBad() {
        // Given
        undoable(Undo.When.WORSE);
        side.score = Optional.of(40.0);
        triggered("someone");
        ask(0);
        evaluated(0, List.of(missing("rt"), Map.of("status", "fail", "value", Map.of("success", true))));

        // When
        var next = ask(1);

        // Then
        assertThat(next.data().text("action", "value")).contains("-1");
    }

    @Test
    void shouldBelieveAScoreOfAnEvaluatorThatTellsNoIndicators() {
        // Given
        undoable(Undo.When.WORSE);
        side.score = Optional.of(40.0);
        triggered("someone");
        ask(0);
        evaluated(20, List.of());

        // When
        var next = ask(1);

        // Then
        assertThat(next.data().text("action", "value")).contains("-1");
    }

    @Test
    void shouldTakeItBackAtTheEndWhenNothingCouldBeMeasured() {
        // Given
        undoable(Undo.When.CLOSED);
        var first = triggered("someone");
        ask(0);
        unmeasured();
        finished(first, Result.FAIL, Status.ERRORED, "No SLI provider answered");
        side.checkUpAfter(Duration.ofMinutes(1), EngineView.OVER);

        // When
        var asked = decideAgain();

        // Then
        assertThat(side.closings()).containsExactly("escalated");
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldGoOnWithTheNextActionWhenTheScoreIsNoWorse() {
        // Given
        undoable(Undo.When.WORSE);
        side.score = Optional.of(40.0);
        triggered("someone");
        ask(0);
        scored(40);

        // When
        var next = ask(1);

        // Then
        assertThat(next.data().text("action", "action")).contains("B");
    }

    @Test
    void shouldHandOverToPeopleWhenNeitherTheUndoNorTheNextActionIsLetGo() {
        // Given
        undoable(Undo.When.WORSE);
        side.score = Optional.of(40.0);
        var first = triggered("someone");
        ask(0);
        scored(20);
        finished(first, Result.FAIL, Status.SUCCEEDED, "");
        triggered("shipyard-controller");
        side.switches = List.of(stop());
        side.hear(event("get-action", problem("OPEN"), Map.of("get-action", Map.of("actionIndex", 1))));

        // When
        var held = IntStream.range(0, 3)
                .mapToObj(look -> {
                    var before = side.only().held().map(one -> one.action().value());
                    side.decideAgainAfter(Duration.ofMinutes(61), EngineView.ACTIVE);
                    return before;
                })
                .toList();

        // Then
        assertThat(held).containsExactly(Optional.of("-1"), Optional.of("1"), Optional.empty());
        assertThat(finishedOf(side.said).data().text("message").orElseThrow())
                .startsWith("B was held for too long: ann stopped all actions");
    }

    @Test
    void shouldTakeActionsBackOneAfterTheOtherWhenTheProblemIsClosed() {
        // Given
        undoable(Undo.When.CLOSED);
        resolvedByBoth();

        // When
        var asked = decideAgain();
        var meanwhile = decideAgain();
        undone(asked.get(0).id());
        var second = decideAgain();
        undone(second.get(0).id());
        var nothing = decideAgain();

        // Then
        assertThat(asked)
                .extracting(event -> event.type().value())
                .containsExactly("sh.keptn.event.production.undo.triggered");
        assertThat(asked.get(0).data().at("action", "value")).contains("-2");
        assertThat(asked.get(0).data().at("problem")).isEmpty();
        assertThat(asked.get(0).data().text("problemId"))
                .contains(side.only().id().value());
        assertThat(meanwhile).isEmpty();
        assertThat(second.get(0).data().at("action", "value")).contains("-1");
        assertThat(nothing).isEmpty();
        assertThat(side.only().undos()).extracting(UndoRun::state).containsOnly(UndoRun.State.DONE);
    }

    @Test
    void shouldLeaveItAloneWhenSomebodyElseChangedTheServiceSince() {
        // Given
        undoable(Undo.When.CLOSED);
        resolvedByBoth();
        var delivery = new Deliveries.Delivery("sequence 'delivery'", side.now);
        side.deliveries = Deliveries.since(Instant.MIN, List.of(delivery));

        // When
        var said = decideAgain();

        // Then
        assertThat(said).isEmpty();
        assertThat(side.only().undos()).extracting(UndoRun::state).containsOnly(UndoRun.State.LEFT_OUT);
        assertThat(side.only().timeline().entries())
                .anySatisfy(entry -> assertThat(entry.words()).contains("left out", "sequence 'delivery'"));
    }

    @Test
    void shouldLeaveItAloneWhenAPersonStoppedTheRemediation() {
        // Given
        undoable(Undo.When.CLOSED);
        var run = triggered("someone");
        ask(0);

        // When
        finished(run, Result.PASS, Status.ABORTED, "");
        var said = decideAgain();

        // Then
        assertThat(said).isEmpty();
        assertThat(side.only().undos()).isEmpty();
        assertThat(side.only().timeline().entries())
                .anySatisfy(entry -> assertThat(entry.words()).contains("a person stopped"));
    }

    @Test
    void shouldWaitWithAllUndosWhileTheEngineCannotBeAsked() {
        // Given
        undoable(Undo.When.CLOSED);
        resolvedByBoth();
        var there = side.deliveries;
        side.deliveries = Deliveries.unknown("it is away");

        // When
        var blind = decideAgain();
        side.deliveries = there;
        var asked = decideAgain();

        // Then
        assertThat(blind).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldWaitWhileTheEngineWasNotAskedAboutAllTheTimeSinceTheAction() {
        // Given
        undoable(Undo.When.CLOSED);
        resolvedByBoth();
        side.deliveries = Deliveries.since(side.now, List.of());

        // When
        var tooShort = decideAgain();
        side.deliveries = Deliveries.since(side.only().firstToUndo().orElseThrow(), List.of());
        var asked = decideAgain();

        // Then
        assertThat(tooShort).isEmpty();
        assertThat(asked).hasSize(1);
    }

    private void resolvedByBoth() {
        var first = triggered("someone");
        ask(0);
        finished(first, Result.FAIL, Status.SUCCEEDED, "");
        scored(20);
        var second = triggered("shipyard-controller");
        ask(1);
        scored(90);
        finished(second, Result.PASS, Status.SUCCEEDED, "");
        side.checkUpAfter(Duration.ofSeconds(3), EngineView.OVER);
        assertThat(side.only().state()).isEqualTo(ProblemState.RESOLVED);
    }

    private void scored(double points) {
        side.hear(events.event(
                "lighthouse-service",
                new EventType.OfTask("evaluation", EventKind.FINISHED),
                Optional.empty(),
                Payload.of(TinyEngine.SCOPE).with("evaluation", Map.of("score", points))));
    }

    /** As the lighthouse-service says it. */
    private void unmeasured() {
        side.hear(events.event(
                "lighthouse-service",
                new EventType.OfTask("evaluation", EventKind.FINISHED),
                Optional.empty(),
                Payload.of(TinyEngine.SCOPE)
                        .with(Result.FAIL, Status.ERRORED)
                        .with("evaluation", Map.of("score", 0.0, "indicatorResults", List.of()))));
    }

    /** As an evaluator says it that has judged. */
    private void evaluated(double score, List<?> results) {
        side.hear(events.event(
                "lighthouse-service",
                new EventType.OfTask("evaluation", EventKind.FINISHED),
                Optional.empty(),
                Payload.of(TinyEngine.SCOPE)
                        .with(Result.FAIL, Status.SUCCEEDED)
                        .with("evaluation", Map.of("score", score, "indicatorResults", results))));
    }

    private static Map<String, Object> missing(String metric) {
        return Map.of("status", "fail", "value", Map.of("metric", metric, "value", 0.0, "success", false));
    }

    private void undone(EventId asked) {
        side.hear(events.event(
                "shipyard-controller",
                new EventType.OfSequence("production", "undo", EventKind.FINISHED),
                Optional.of(asked),
                Payload.of(TinyEngine.SCOPE).with(Result.PASS, Status.SUCCEEDED)));
    }

    private List<KeptnEvent> decideAgain() {
        var before = side.said.size();
        side.decideAgainAfter(Duration.ofSeconds(6), EngineView.ACTIVE);
        return List.copyOf(side.said.subList(before, side.said.size()));
    }

    private KillSwitch stop() {
        return new KillSwitch(
                Optional.empty(), Optional.empty(), Optional.empty(), "maintenance", "ann", side.now, Optional.empty());
    }

    private void undoable(Undo.When when) {
        side.file = new RemediationFile.Readable(new Remediation(
                "test",
                List.of(new ProblemRemedy(
                        "slow", Optional.of(List.of(action("A", "-1", when), action("B", "-2", when)))))));
    }

    private static Action action(String name, String back, Undo.When when) {
        var undo = new Undo(new Action("", "scaling", "", back), Set.of(when));
        return new Action(name, name, "", "1", Guards.NONE, Optional.of(undo), "");
    }
}
