package dev.drydock.remediation.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is held, let go, done and told, with the rules and lines that say so. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class ExplanationTest extends RunningService {
    private static final String GUARDED = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            metadata: {name: test}
            spec:
              remediations:
                - problemType: slow
                  actionsOnOpen:
                    - name: Scale up
                      action: scale
                      guards:
                        budget: [1/1h]
                        risk: low
                    - {name: Restart, action: restart}
                - problemType: down
                  actionsOnOpen:
                    - {name: Call, action: call, guards: {shadow: true}}
                    - {name: Never, action: never}
            """;

    @Test
    void shouldHoldWhatAPersonStopsAndGoOnWhenItIsLifted() {
        // Given
        files.put("stopped", GUARDED);
        var flow = Flow.of("stopped");
        stop("scale", "'reason': 'out of nodes'");
        var run = flow.triggered("someone");
        var ask = flow.getAction(0);

        // When
        nats.publish(run, ask);
        var held = heldBy(ask);

        // Then
        var id = problemOf(flow);
        explanation(id)
                .body("waitsFor.action", equalTo("Scale up"))
                .body("waitsFor.by.guard", equalTo("kill-switch"))
                .body("waitsFor.by.words", containsString("stopped action 'scale' of project 'p'"))
                .body("conclusion", startsWith("Scale up is held since "))
                .body("advice[0]", containsString("drydock allow remediation"))
                .body("steps.kind", hasItem("held"))
                .body("steps.find { it.kind == 'held' }.decidedBy.guard", equalTo("kill-switch"))
                .body("steps.find { it.kind == 'held' }.checks.guard", hasItem("budget"))
                .body(
                        "steps.find { it.kind == 'held' }.checks.find { it.guard == 'budget' }.place",
                        equalTo("stopped/remediation.yaml:11:22"));
        assertThat(held.data().text("hold", "guard")).contains("kill-switch");

        // When
        asAdmin()
                .delete("/api/remediation/v1/kill-switch?project=p&action=scale")
                .then()
                .statusCode(200)
                .body("lifted", equalTo(true));

        // Then
        assertThat(answerTo(ask).data().text("action", "name")).contains("Scale up");
        explanation(id)
                .body("waitsFor", equalTo(null))
                .body("steps.kind", hasItem("released"))
                .body("steps.find { it.kind == 'action' }.checks.passes", hasItem(true));
    }

    @Test
    void shouldGoOnByItselfWhenTheTimeOfAKillSwitchIsOver() {
        // Given
        files.put("paused", GUARDED.replace("action: scale", "action: scale-for-a-while"));
        var flow = Flow.of("paused");
        stop("scale-for-a-while", "'reason': 'short', 'for': '3s'");
        var ask = flow.getAction(0);

        // When
        nats.publish(flow.triggered("someone"), ask);
        heldBy(ask);

        // Then
        assertThat(answerTo(ask).data().text("action", "action")).contains("scale-for-a-while");
    }

    @Test
    void shouldTellWhatWouldBeDoneNowAndWhatCameOfWhatWasDone() {
        // Given
        files.put("guarded", GUARDED);
        prospect("guarded")
                .body("remedies.problemType", contains("slow", "down"))
                .body("remedies[0].words", equalTo("Scale up would be taken now"))
                .body("remedies[0].actions", hasSize(1))
                .body("remedies[0].actions[0].place", startsWith("guarded/remediation.yaml:"))
                .body("remedies[1].words", equalTo("Call would be recorded, not executed"))
                .body("remedies[1].actions[0].verdict", equalTo("shadow"));

        // When
        var flow = Flow.of("guarded");
        var run = flow.triggered("someone");
        var ask = flow.getAction(0);
        nats.publish(run, ask);
        answerTo(ask);

        // Then
        prospect("guarded")
                .body("remedies[0].words", equalTo("Restart would be taken now"))
                .body("remedies[0].actions[0].verdict", equalTo("skip"))
                .body("remedies[0].actions[0].decidedBy.guard", equalTo("budget"))
                .body(
                        "remedies[0].actions[0].decidedBy.words",
                        startsWith("1 of 1 run in 1h used by this action, there is room again at "));

        // When
        nats.publish(flow.evaluated(Result.PASS, 90), flow.finished(run, Result.PASS));
        closing(flow, "resolved");

        // Then
        await().atMost(WITHIN)
                .untilAsserted(() -> asAdmin()
                        .get("/api/remediation/v1/effects?project=p&since=1h")
                        .then()
                        .statusCode(200)
                        .body("actions.find { it.title == 'Scale up' }.action", equalTo("scale"))
                        .body("actions.find { it.title == 'Scale up' }.timeToHeal", containsString("s"))
                        .body(
                                "actions.find { it.title == 'Scale up' }.recommendation",
                                containsString("too few runs")));
    }

    @Test
    void shouldReportWhatDidNotLastAndWhatGuardsDidNotLetGo() {
        // Given: a budget for one run, in a project of its own
        files.put("reported", GUARDED);
        var first = Flow.of("effects", "reported");
        var again = Flow.of("effects", "reported");
        asAdmin()
                .contentType("application/json")
                .body("{\"project\": \"effects\", \"reason\": \"out of nodes\", \"for\": \"2s\"}")
                .put("/api/remediation/v1/kill-switch")
                .then()
                .statusCode(200);

        // When: the first is held, then seems healed; it comes back and finds the budget spent
        var run = first.triggered("someone");
        var ask = first.getAction(0);
        nats.publish(run, ask);
        answerTo(ask);
        nats.publish(first.evaluated(Result.PASS, 90));
        await().atMost(WITHIN)
                .untilAsserted(() -> asAdmin()
                        .get("/api/remediation/v1/problem?project=effects")
                        .then()
                        .body("problems[0].attempts[0].score", equalTo(90f)));
        nats.publish(first.finished(run, Result.PASS));
        closing(first, "resolved");
        var askAgain = again.getAction(0);
        nats.publish(askAgain); // the question may be heard before the sequence that asks it
        answerTo(askAgain);
        nats.publish(again.triggered("someone"));

        // Then
        await().atMost(WITHIN)
                .untilAsserted(() -> asAdmin()
                        .get("/api/remediation/v1/effects?project=effects&since=1h")
                        .then()
                        .log()
                        .body()
                        .statusCode(200)
                        .body("actions.title", contains("Restart", "Scale up"))
                        .body("actions[1].runs", equalTo(1))
                        .body("actions[1].held.'kill-switch'", equalTo(1))
                        .body("actions[1].skipped.budget", equalTo(1))
                        .body("actions[1].ineffective", equalTo(1))
                        .body("actions[1].timeToHeal", equalTo(null))
                        .body("actions[1].scoreAfter", equalTo(null))
                        .body("actions[0].runs", equalTo(1))
                        .body("actions[0].effective", equalTo(0)));
    }

    @Test
    void shouldReportWhateverCharactersAProblemHolds() {
        // Given
        files.put("odd", GUARDED);
        var flow = Flow.of("odd-characters", "odd");
        var ask = flow.getAction(0);

        // When
        nats.publish(flow.triggered("someone", Map.of("ProblemDetails", "a\0b")), ask);
        answerTo(ask);

        // Then
        asAdmin()
                .get("/api/remediation/v1/effects?project=odd-characters&since=1h")
                .then()
                .statusCode(200)
                .body("actions.title", contains("Scale up"));
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() {
        asAdmin()
                .get("/api/remediation/v1/explanation?project=p&stage=production")
                .then()
                .statusCode(400)
                .body("reason", equalTo("missing-service"));
        asAdmin()
                .get("/api/remediation/v1/problem/nope/explanation")
                .then()
                .statusCode(404)
                .body("reason", equalTo("unknown-problem"));
        asAdmin()
                .get("/api/remediation/v1/effects?project=p&since=yesterday")
                .then()
                .statusCode(400)
                .body("detail", containsString("since=yesterday"));
        asAdmin().get("/api/remediation/v1/effects").then().statusCode(400).body("reason", equalTo("missing-project"));
        prospect("fileless")
                .body("unusable", containsString("remediation.yaml is missing"))
                .body("remedies", hasSize(0));
    }

    private static void stop(String action, String more) {
        asAdmin()
                .contentType("application/json")
                .body("{'project': 'p', 'action': '%s', %s}"
                        .formatted(action, more)
                        .replace('\'', '"'))
                .put("/api/remediation/v1/kill-switch")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse explanation(String id) {
        return asAdmin()
                .get("/api/remediation/v1/problem/" + id + "/explanation")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse prospect(String service) {
        return asAdmin()
                .get("/api/remediation/v1/explanation?project=p&stage=production&service=" + service)
                .then()
                .statusCode(200);
    }

    private KeptnEvent heldBy(KeptnEvent ask) {
        return await().atMost(WITHIN)
                .until(
                        () -> nats.received().stream()
                                .filter(event -> event.taskOf(EventKind.STATUS_CHANGED)
                                        .filter("get-action"::equals)
                                        .isPresent())
                                .filter(event -> event.triggeredId().equals(Optional.of(ask.id())))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String problemOf(Flow flow) {
        return asAdmin()
                .get("/api/remediation/v1/problem?project=p&pageSize=500")
                .then()
                .extract()
                .path("problems.find { it.keptnContext == '" + flow.context().value() + "' }.id");
    }
}
