package dev.drydock.shipyard.domain.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.model.shipyard.Sequence;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.model.shipyard.Stage;
import dev.drydock.model.shipyard.Task;
import dev.drydock.model.shipyard.Trigger;
import dev.drydock.shipyard.domain.sequence.TriggerRule.FollowUp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TriggerRuleTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TR1 no selector on pass, PASS, deployment, none, true",
        "TR2 no selector on warning, WARNING, deployment, none, true",
        "TR3 no selector on fail, FAIL, deployment, none, false",
        "TR4 result selector, PASS, deployment, result=pass, true",
        "TR5 task selector on the last task, FAIL, evaluation, evaluation.result=fail, true",
        "TR6 result selector that differs, PASS, deployment, result=fail, false",
        "TR7 task selector on an earlier task, FAIL, deployment, evaluation.result=fail, false",
        "TR8 warning is not pass, WARNING, evaluation, evaluation.result=pass, false",
        "TR9 keys are alternatives, FAIL, evaluation, result=pass evaluation.result=fail, true",
        "TR10 other keys do not restrict, PASS, evaluation, result=pass service=other, true",
        "TR11 empty selector, PASS, deployment, , false",
        "TR12 the word failed never matches, FAIL, evaluation, evaluation.result=failed, false",
        "TR14 result fail, FAIL, deployment, result=fail, true",
        "TR16 words are exact, PASS, deployment, result=Pass, false"
    })
    void shouldFollowWhenTheSelectorMatches(String row, Result result, String lastTask, String match, boolean fires) {
        // Given
        var selector = "none".equals(match) ? Optional.<Map<String, String>>empty() : Optional.of(entries(match));

        // When
        var found = new Trigger("dev.x.finished", selector).firesOn("dev.x.finished", result.wire(), lastTask);

        // Then
        assertThat(found).isEqualTo(fires);
    }

    @Test
    void shouldNotFollowWhenAnotherStageHasASequenceOfThatName() {
        // Given
        var shipyard = shipyard(new Trigger("staging.delivery.finished", Optional.empty()));

        // When
        var followUps = TriggerRule.followUps(shipyard, finished("dev", Verdict.of(answer("pass"))));

        // Then
        assertThat(followUps).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sh.keptn.event.dev.delivery.finished",
        "dev.delivery",
        "dev.delivery.triggered",
        "Dev.delivery.finished",
        "delivery.finished"
    })
    void shouldNotFollowWhenTheEventIsNotTheExactName(String event) {
        // Given
        var shipyard = shipyard(new Trigger(event, Optional.empty()));

        // When
        var followUps = TriggerRule.followUps(shipyard, finished("dev", Verdict.of(answer("pass"))));

        // Then
        assertThat(followUps).isEmpty();
    }

    @Test
    void shouldFollowOnceWhenTwoTriggersMatch() {
        // Given
        var shipyard = shipyard(
                new Trigger("dev.delivery.finished", Optional.empty()),
                new Trigger("dev.delivery.finished", Optional.of(Map.of("result", "pass"))));

        // When
        var followUps = TriggerRule.followUps(shipyard, finished("dev", Verdict.of(answer("pass"))));

        // Then
        assertThat(followUps).containsExactly(new FollowUp("next", "after"));
    }

    @Test
    void shouldMatchFailWhenTheStatusIsErrored() {
        // Given
        var shipyard = shipyard(new Trigger("dev.delivery.finished", Optional.of(Map.of("result", "fail"))));

        // When
        var followUps = TriggerRule.followUps(shipyard, finished("dev", Verdict.ERRORED));

        // Then
        assertThat(followUps).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SequenceState.class,
            names = {"ABORTED", "TIMED_OUT"})
    void shouldTriggerNothingWhenItDidNotFinish(SequenceState state) {
        // Given
        var shipyard = shipyard(new Trigger("dev.delivery.finished", Optional.empty()));
        var was = finished("dev", new Verdict(Result.PASS, Status.SUCCEEDED));
        var ended = new SequenceExecution(
                was.origin(), state, was.done(), Optional.empty(), was.ended(), was.controlled(), was.retrying());

        // When
        var followUps = TriggerRule.followUps(shipyard, ended);

        // Then
        assertThat(followUps).isEmpty();
    }

    private static Map<String, String> entries(String match) {
        var entries = new LinkedHashMap<String, String>();
        if (match != null) {
            for (var entry : match.split(" ")) {
                var pair = entry.split("=");
                entries.put(pair[0], pair[1]);
            }
        }
        return entries;
    }

    private static Shipyard shipyard(Trigger... triggers) {
        return new Shipyard(
                "test", List.of(new Stage("next", List.of(new Sequence("after", List.of(triggers), List.of())))));
    }

    private static Payload answer(String result) {
        return Payload.EMPTY.with("result", result).with("status", "succeeded");
    }

    private static SequenceExecution finished(String stage, Verdict verdict) {
        var task = new Task("deployment", Optional.empty(), Map.of());
        var origin = new SequenceFact.Triggered(
                new ExecutionId(new EventId("one")),
                new Scope("sockshop", stage, "carts"),
                new KeptnContext("flow"),
                new Sequence("delivery", List.of(), List.of(task)),
                Payload.EMPTY,
                Optional.empty(),
                Optional.empty(),
                AT);
        var done = new DoneTask("deployment", new EventId("task"), verdict, "", Payload.EMPTY);
        return new SequenceExecution(
                origin,
                SequenceState.FINISHED,
                List.of(done),
                Optional.empty(),
                Optional.of(new SequenceFact.Ended(SequenceState.FINISHED, verdict, "", AT)),
                Optional.empty(),
                Optional.empty());
    }
}
