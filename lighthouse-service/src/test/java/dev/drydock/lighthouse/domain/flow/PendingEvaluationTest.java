package dev.drydock.lighthouse.domain.flow;

import static dev.drydock.lighthouse.Events.END;
import static dev.drydock.lighthouse.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.evaluation.EarlierEvaluation;
import dev.drydock.evaluation.SliValue;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.lighthouse.Events;
import dev.drydock.lighthouse.domain.evaluation.TimeWindow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PendingEvaluationTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:30:00Z");
    private static final String SLO = """
            filter: { handler: checkout }
            objectives:
            - sli: rt
              displayName: Response time
              pass: [ { criteria: [ "<600" ] } ]
            - sli: throughput
            total_score: { pass: 90% }
            """;
    private static final KeptnEvent TRIGGERED = Events.evaluationTriggered(Events.in("sockshop", "qa", "carts")
            .with("labels", Map.of("build", "7"))
            .with("result", "fail")
            .with("deployment", Map.of("deploymentNames", List.of("canary", "primary"))));
    private static final PendingEvaluation EVALUATION =
            new PendingEvaluation(TRIGGERED, new TimeWindow(START, END), SLO, "prometheus");

    @Test
    void shouldAskTheProviderForEveryIndicator() {
        // When
        var getSli = EVALUATION.getSli(NOW);

        // Then
        assertThat(getSli.source()).isEqualTo("lighthouse-service");
        assertThat(getSli.context()).isEqualTo(TRIGGERED.context());
        assertThat(getSli.triggeredId()).isEmpty();
        assertThat(getSli.id()).isEqualTo(EVALUATION.getSli(NOW.plusSeconds(9)).id());
        assertThat(getSli.data().values())
                .isEqualTo(Map.of(
                        "project",
                        "sockshop",
                        "stage",
                        "qa",
                        "service",
                        "carts",
                        "labels",
                        Map.of("build", "7"),
                        "deployment",
                        "canary",
                        "get-sli",
                        Map.of(
                                "sliProvider",
                                "prometheus",
                                "start",
                                START,
                                "end",
                                END,
                                "indicators",
                                List.of("rt", "throughput"),
                                "customFilters",
                                List.of(Map.of("key", "handler", "value", "checkout")))));
    }

    @Test
    void shouldAnswerWithEveryDetailWhenValuesArrive() {
        // Given
        var answer = Events.getSliFinished(EVALUATION.getSli(NOW), Map.of("rt", 500.0, "throughput", 3.0));
        var earlier = new EarlierEvaluation(new EventId("first"), List.of(SliValue.measured("rt", 400)));

        // When
        var finished = EVALUATION.conclude(answer.data(), List.of(earlier), NOW).finished();

        // Then
        assertThat(finished.type().value()).isEqualTo("sh.keptn.event.evaluation.finished");
        assertThat(finished.triggeredId()).contains(TRIGGERED.id());
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().object("evaluation").orElseThrow().values())
                .containsEntry("timeStart", START)
                .containsEntry("timeEnd", END)
                .containsEntry("result", "pass")
                .containsEntry("score", 100.0)
                .containsEntry(
                        "sloFileContent", Base64.getEncoder().encodeToString(SLO.getBytes(StandardCharsets.UTF_8)))
                .containsEntry("comparedEvents", List.of("first"));
        assertThat(indicator(finished, 0))
                .containsEntry("score", 1.0)
                .containsEntry("displayName", "Response time")
                .containsEntry("keySli", false)
                .containsEntry("status", "pass")
                .containsEntry("warningTargets", null)
                .containsEntry(
                        "passTargets", List.of(Map.of("criteria", "<600", "targetValue", 600.0, "violated", false)))
                .containsEntry(
                        "value",
                        Map.of("metric", "rt", "value", 500.0, "comparedValue", 400.0, "success", true, "message", ""));
        assertThat(indicator(finished, 1))
                .containsEntry("status", "info")
                .containsEntry("passTargets", List.of())
                .containsEntry("warningTargets", List.of());
    }

    @Test
    void shouldFailButKeepTheScoreWhenTheProviderSaysFail() {
        // Given
        var values = List.of(Map.of("metric", "rt", "value", 1, "success", true));
        var answer = Events.getSliFinished(EVALUATION.getSli(NOW), "fail", "succeeded", values);

        // When
        var conclusion = EVALUATION.conclude(answer.data(), List.of(), NOW);

        // Then
        assertThat(conclusion.result()).isEqualTo(Result.FAIL);
        assertThat(conclusion.finished().data().text("evaluation", "result")).contains("pass");
        assertThat(conclusion.score()).isEqualTo(100);
    }

    @Test
    void shouldIgnoreAWarningOfTheProvider() {
        // Given
        var values = List.of(Map.of("metric", "rt", "value", 1, "success", true));
        var answer = Events.getSliFinished(EVALUATION.getSli(NOW), "warning", "succeeded", values);

        // When
        var conclusion = EVALUATION.conclude(answer.data(), List.of(), NOW);

        // Then
        assertThat(conclusion.result()).isEqualTo(Result.PASS);
    }

    @Test
    void shouldBeErroredWhenTheProviderWasAborted() {
        // Given
        var answer = Events.getSliFinished(EVALUATION.getSli(NOW), "fail", "aborted", List.of())
                .data()
                .with("message", "stopped by hand");

        // When
        var finished = EVALUATION.conclude(answer, List.of(), NOW).finished();

        // Then
        assertThat(finished.data().status()).contains(Status.ERRORED);
        assertThat(finished.data().result()).contains(Result.FAIL);
        assertThat(finished.data().text("message").orElse("")).contains("get-sli", "aborted", "stopped by hand");
        assertThat(finished.data().text("evaluation", "result")).contains("fail");
    }

    @Test
    void shouldHaveNoValueWhenTheProviderSendsNoNumber() {
        // Given
        var values = List.of(Map.of("metric", "rt", "value", "fast", "success", true));
        var answer = Events.getSliFinished(EVALUATION.getSli(NOW), "pass", "succeeded", values);

        // When
        var conclusion = EVALUATION.conclude(answer.data(), List.of(), NOW);

        // Then
        assertThat(conclusion.result()).isEqualTo(Result.FAIL);
        assertThat(conclusion.message()).contains("Response time has no value", "no number");
    }

    @Test
    void shouldNameGetSliWhenNoProviderAnswers() {
        // When
        var finished = EVALUATION.expire(Duration.ofMinutes(5), NOW).finished();

        // Then
        assertThat(finished.data().status()).contains(Status.ERRORED);
        assertThat(finished.data().text("message").orElse("")).contains("get-sli", "300 seconds", "'prometheus'");
    }

    @Test
    void shouldPassWithoutScoreWhenThereIsNoSlo() {
        // When
        var finished = EVALUATION.flow().withoutSlo(EVALUATION.window(), NOW).finished();

        // Then
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().status()).contains(Status.SUCCEEDED);
        assertThat(finished.data().at("evaluation", "score")).contains(0.0);
        assertThat(finished.data().text("evaluation", "sloFileContent")).isEmpty();
    }

    private static Map<String, Object> indicator(KeptnEvent finished, int place) {
        var list = finished.data().list("evaluation", "indicatorResults").orElseThrow();
        return new Payload(Map.of("it", list.get(place)))
                .object("it")
                .orElseThrow()
                .values();
    }
}
