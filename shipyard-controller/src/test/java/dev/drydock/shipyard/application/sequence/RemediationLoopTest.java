package dev.drydock.shipyard.application.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.events.Answer;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The loop of the self-healing tour, with its shipyard byte for byte and executors that follow a script. */
class RemediationLoopTest {
    private static final Map<String, Object> PROBLEM =
            Map.of("problemTitle", "http_response_time_seconds_main_page_sum");

    private final InMemoryEngine engine = new InMemoryEngine(Shipyards.tour());
    private final Executor remediation = new Executor(engine, "remediation-service");
    private final Executor provider = new Executor(engine, "provider");
    private final Executor jobs = new Executor(engine, "job-executor-service");
    private final Executor lighthouse = new Executor(engine, "lighthouse-service");
    private final List<String> acted = new ArrayList<>();
    private final Deque<Payload> evaluations = new ArrayDeque<>();

    @Test
    void shouldTakeOneActionWhenItHelps() {
        // Given (LO1)
        evaluate("pass/succeeded");

        // When
        var flow = heal("A", "B", "C");

        // Then
        assertThat(acted).containsExactly("A");
        assertThat(results(flow)).containsExactly("pass");
        assertThat(engine.sentTypes())
                .containsExactly(
                        "get-action.triggered",
                        "action.triggered",
                        "je-test.triggered",
                        "evaluation.triggered",
                        "production.remediation.finished");
        assertThat(engine.last("evaluation.triggered").data().text("evaluation", "timeframe"))
                .contains("2m");
    }

    @Test
    void shouldEndWhenTheEvaluationWarns() {
        // Given (LO2)
        evaluate("warning/succeeded");

        // When
        var flow = heal("A", "B", "C");

        // Then
        assertThat(acted).containsExactly("A");
        assertThat(results(flow)).containsExactly("warning");
    }

    @Test
    void shouldTakeTheNextActionWhenTheFirstDoesNotHelp() {
        // Given (LO3)
        evaluate("fail/succeeded", "pass/succeeded");

        // When
        var flow = heal("A", "B", "C");

        // Then
        assertThat(acted).containsExactly("A", "B");
        assertThat(results(flow)).containsExactly("fail", "pass");
        assertThat(engine.sent())
                .allSatisfy(event -> assertThat(event.context()).contains(flow));
    }

    @Test
    void shouldTakeEveryActionOnceAndStopWhenNoneHelps() {
        // Given (LO4)
        evaluate("fail/succeeded", "fail/succeeded", "fail/succeeded");

        // When
        var flow = heal("A", "B", "C");

        // Then
        assertThat(acted).containsExactly("A", "B", "C");
        assertThat(results(flow)).containsExactly("fail", "fail", "fail", "fail");
        assertThat(engine.of(flow).get(3).done())
                .singleElement()
                .satisfies(task -> assertThat(task.name()).isEqualTo("get-action"))
                .satisfies(task -> assertThat(task.message()).contains("index 3"));
        assertThat(engine.live()).isEmpty();
    }

    @Test
    void shouldStopWhenTheOnlyActionDoesNotHelp() {
        // Given (LO5)
        evaluate("fail/succeeded");

        // When
        var flow = heal("A");

        // Then
        assertThat(acted).containsExactly("A");
        assertThat(results(flow)).containsExactly("fail", "fail");
        assertThat(engine.last("production.remediation.finished").data().text("message"))
                .hasValueSatisfying(message -> assertThat(message).contains("index 1"));
    }

    @Test
    void shouldStopWhenTheActionFails() {
        // Given (LO6)
        var flow = trigger();
        getAction("A", "B");

        // When
        provider.doTask("action", Result.FAIL);

        // Then
        assertThat(results(flow)).containsExactly("fail");
        assertThat(engine.live()).isEmpty();
    }

    @Test
    void shouldGoOnWhenTheEvaluationErrs() {
        // Given (LO7)
        evaluate("fail/errored", "pass/succeeded");

        // When
        var flow = heal("A", "B");

        // Then
        assertThat(acted).containsExactly("A", "B");
        assertThat(results(flow)).containsExactly("fail", "pass");
    }

    @Test
    void shouldStopWhenTheTestFails() {
        // Given (LO8)
        var flow = trigger();
        getAction("A", "B");
        provider.pass("action");

        // When
        jobs.doTask("je-test", Result.FAIL);

        // Then
        assertThat(results(flow)).containsExactly("fail");
        assertThat(engine.live()).isEmpty();
    }

    @Test
    void shouldTakeNoFurtherActionWhenAbortedDuringTheSecond() {
        // Given (LO9)
        evaluate("fail/succeeded");
        var flow = heal("A");
        var second = trigger();
        getAction("A", "B");

        // When
        engine.abort(second);
        provider.finish(engine.last("action.triggered"), Result.PASS);

        // Then
        assertThat(engine.state(second)).isEqualTo("aborted");
        assertThat(engine.of(second)).hasSize(1);
        assertThat(engine.of(flow)).hasSize(2);
    }

    @Test
    void shouldStopWhenTheSecondActionTimesOut() {
        // Given (LO10)
        var flow = trigger();
        getAction("A", "B");

        // When
        engine.pass(Duration.ofMinutes(10));

        // Then
        assertThat(engine.state(flow)).isEqualTo("timedOut");
        assertThat(engine.of(flow)).hasSize(1);
    }

    @Test
    void shouldCarryTheProblemAndExactlyTheNextActionIntoTheSecondRound() {
        // Given (LO11)
        var flow = trigger();
        remediation.doTask(
                "get-action",
                Result.PASS,
                new Payload(Map.of(
                        "action", Map.of("name", "A", "action", "toggle", "description", "first", "value", "on"),
                        "get-action", Map.of("actionIndex", 1))));
        provider.pass("action");
        jobs.pass("je-test");
        evaluate("fail/succeeded");
        finishEvaluation();
        assertThat(engine.last("get-action.triggered").data().values())
                .containsEntry("get-action", Map.of("actionIndex", 1))
                .containsEntry("result", "fail")
                .containsEntry("problem", PROBLEM);

        // When
        remediation.doTask(
                "get-action",
                Result.PASS,
                new Payload(Map.of(
                        "action", Map.of("action", "scale", "name", "B"), "get-action", Map.of("actionIndex", 2))));

        // Then
        var data = engine.last("action.triggered").data().values();
        assertThat(data)
                .containsEntry("action", Map.of("action", "scale", "name", "B"))
                .containsEntry("get-action", Map.of("actionIndex", 2))
                .containsEntry("problem", PROBLEM)
                .containsEntry("result", "pass");
        provider.pass("action");
        jobs.pass("je-test");
        assertThat(engine.last("evaluation.triggered").data().object("evaluation"))
                .as("nothing is left of the evaluation before but the tour's property")
                .hasValueSatisfying(
                        evaluation -> assertThat(evaluation.text("timeframe")).contains("2m"));
        assertThat(engine.of(flow)).hasSize(2);
    }

    @Test
    void shouldTakeEachActionOnceWhenEveryEventComesTwice() {
        // Given
        evaluate("fail/succeeded", "fail/succeeded", "pass/succeeded");
        var flow = heal("A", "B", "C");
        var before = engine.sent();

        // When
        engine.receive(before.toArray(KeptnEvent[]::new));
        before.stream()
                .filter(event -> event.type().value().endsWith("action.triggered"))
                .forEach(event -> {
                    provider.start(event);
                    provider.finish(event, Result.PASS);
                });

        // Then
        assertThat(engine.sent()).isEqualTo(before);
        assertThat(engine.of(flow)).hasSize(3);
    }

    @Test
    void shouldQueueTheSecondProblemWhenTheSameFileIsSentTwice() {
        // Given
        var first = trigger();

        // When
        var second = trigger();

        // Then
        assertThat(engine.state(first)).isEqualTo("started");
        assertThat(engine.state(second)).isEqualTo("waiting");
    }

    @Test
    void shouldApproveTheDeliveryToProductionByTheResultOfQa() {
        // Given
        engine.trigger("qa", "delivery");
        jobs.pass("je-deployment");
        jobs.pass("je-test");

        // When
        lighthouse.doTask("evaluation", Result.WARNING);

        // Then
        assertThat(engine.sentTypes())
                .endsWith(
                        "production.delivery.triggered",
                        "approval.triggered",
                        "approval.started",
                        "approval.finished",
                        "je-deployment.triggered");
    }

    private KeptnContext trigger() {
        engine.pass(Duration.ofSeconds(1));
        return engine.trigger("production", "remediation", Payload.EMPTY.with("problem", PROBLEM));
    }

    private void evaluate(String... verdicts) {
        for (var verdict : verdicts) {
            var words = verdict.split("/");
            evaluations.add(
                    new Payload(Map.of("result", words[0], "status", words[1], "evaluation", Map.of("score", 1))));
        }
    }

    /** Runs the loop until it ends. */
    private KeptnContext heal(String... actions) {
        var flow = trigger();
        while (getAction(actions)) {
            acted.add(engine.last("action.triggered")
                    .data()
                    .text("action", "name")
                    .orElseThrow());
            provider.pass("action");
            jobs.pass("je-test");
            finishEvaluation();
            if (engine.execution(flow).state().isEnd()) {
                break;
            }
        }
        return flow;
    }

    private boolean getAction(String... actions) {
        var index = engine.last("get-action.triggered")
                .data()
                .at("get-action", "actionIndex")
                .map(Integer.class::cast)
                .orElse(0);
        var triggered = engine.last("get-action.triggered");
        remediation.start(triggered);
        if (index >= actions.length) {
            engine.receive(new Answer(triggered, "remediation-service")
                    .finished(
                            engine.now(), Result.FAIL, Status.SUCCEEDED, "no action at index " + index, Payload.EMPTY));
            return false;
        }
        engine.receive(remediation.finished(
                triggered,
                Result.PASS,
                Status.SUCCEEDED,
                new Payload(Map.of(
                        "action", Map.of("name", actions[index]), "get-action", Map.of("actionIndex", index + 1)))));
        return true;
    }

    private void finishEvaluation() {
        var verdict = evaluations.remove();
        var triggered = engine.last("evaluation.triggered");
        lighthouse.start(triggered);
        engine.receive(lighthouse.finished(
                triggered,
                verdict.result().orElseThrow(),
                verdict.status().orElseThrow(),
                verdict.without("result", "status")));
    }

    private List<String> results(KeptnContext flow) {
        return engine.of(flow).stream()
                .map(one -> one.ended().orElseThrow().verdict().result().wire())
                .toList();
    }
}
