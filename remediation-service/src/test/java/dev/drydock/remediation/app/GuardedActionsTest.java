package dev.drydock.remediation.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.remediation.domain.guard.StageView;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class GuardedActionsTest extends RunningService {
    @Inject
    ScriptedStages stages;

    @Test
    void shouldHoldARiskyActionUntilAPersonApprovesIt() {
        // Given
        var flow = guarded("risky", "risk: medium");
        var asked = flow.getAction(0);

        // When
        nats.publish(flow.triggered("someone"), asked);
        var hold = holdOf(asked);
        var id = requested(flow).data().text("problemId").orElseThrow();
        var shown = show(id);
        var approved = approve(id, "approved");
        var again = approve(id, "approved");

        // Then
        assertThat(hold.data().text("message").orElseThrow())
                .startsWith("scale held: risk medium")
                .endsWith("(risky/remediation.yaml:10:27)");
        assertThat(hold.data().text("hold", "guard")).contains("risk");
        shown.body("held.guard", equalTo("risk"))
                .body("held.value", equalTo("2"))
                .body("approval.needed", equalTo(1))
                .body("approval.votes", equalTo(List.of()));
        approved.statusCode(200).body("attempts.action", equalTo(List.of("scale")));
        again.statusCode(409).body("reason", equalTo("nothing-to-approve"));
        assertThat(answerTo(asked).data().text("action", "action")).contains("scale");
        show(id).body(
                        "timeline.kind",
                        containsInAnyOrder("opened", "sequence-started", "held", "approved", "released", "action"))
                .body("timeline.find { it.kind == 'held' }.details.checks.guard", hasItem("risk"));
    }

    @Test
    void shouldSayWhatIsWrongWithAnApproval() {
        // Given
        var flow = guarded("odd", "risk: medium");
        nats.publish(flow.triggered("someone"), flow.getAction(0));
        var id = requested(flow).data().text("problemId").orElseThrow();

        // Then
        approve(id, "perhaps").statusCode(400).body("reason", equalTo("unknown-decision"));
        approve("nope", "approved").statusCode(404).body("reason", equalTo("unknown-problem"));
        given().contentType("application/json")
                .body("{\"decision\": \"approved\"}")
                .post("/api/remediation/v1/problem/" + id + "/approval")
                .then()
                .statusCode(401);
        approve(id, "declined").statusCode(200).body("attempts", equalTo(List.of()));
    }

    @Test
    void shouldActByItselfOnceADeliveryIsOver() {
        // Given
        var flow = guarded("busy", "risk: low");
        stages.says("busy", new StageView(10, Optional.of("sequence 'delivery'"), Optional.empty()));
        var asked = flow.getAction(0);

        // When
        nats.publish(flow.triggered("someone"), asked);
        var hold = holdOf(asked);
        stages.says("busy", ScriptedStages.QUIET);

        // Then
        assertThat(hold.data().text("hold", "reason").orElseThrow()).contains("sequence 'delivery'");
        assertThat(answerTo(asked).data().result()).contains(Result.PASS);
    }

    @Test
    void shouldSkipASpentActionAndSayWhyWhenItEscalates() {
        // Given
        var flow = guarded("spent", "budget: [1/1h]");
        var first = flow.triggered("someone");
        var second = flow.triggered("shipyard-controller");
        var asked = flow.getAction(0);
        nats.publish(first, asked);
        answerTo(asked);
        nats.publish(flow.evaluated(Result.FAIL, 20), flow.finished(first, Result.FAIL));
        var other = Flow.of("spent");
        var askedByOther = other.getAction(0);

        // When
        nats.publish(second);
        nats.publish(other.triggered("someone"), askedByOther);
        var refused = answerTo(askedByOther);

        // Then
        assertThat(refused.data().result()).contains(Result.FAIL);
        assertThat(refused.data().text("message").orElseThrow())
                .contains("scale skipped: ", "1 of 1 run in 1h", "(spent/remediation.yaml:10:");
    }

    @Test
    void shouldNotDoWhatTheProjectsGuardsForbidAndMarkItAsShadow() {
        // Given
        files.putGuards(
                "p",
                "apiVersion: drydock.dev/v1\nkind: Guards\nspec:\n  actions:\n    - action: shadowed\n      guards: {shadow: true}\n");
        files.put("shy", REMEDIATION.replace("action: toggle", "action: shadowed"));
        var flow = Flow.of("shy");
        var asked = flow.getAction(0);

        // When
        nats.publish(flow.triggered("someone"), asked);

        // Then
        assertThat(answerTo(asked).data().at("action", "shadow")).contains(true);
        assertThat(answerTo(asked).data().text("message").orElseThrow()).contains("would have been executed");
    }

    @Test
    void shouldTakeAnActionBackWhenItsProblemIsClosed() {
        // Given
        var flow = guarded("undoable", "risk: low}, undo: {action: scale, value: \"-1\", when: [closed]");
        var run = flow.triggered("someone");
        var asked = flow.getAction(0);
        nats.publish(run, asked);
        answerTo(asked);

        // When
        nats.publish(flow.evaluated(Result.PASS, 90), flow.finished(run, Result.PASS));
        var undo = await().atMost(WITHIN)
                .until(() -> said(flow, "sh.keptn.event.production.undo.triggered"), Optional::isPresent)
                .orElseThrow();
        nats.publish(undone(flow, undo));

        // Then
        assertThat(undo.data().at("action", "value")).contains("-1");
        var id = undo.data().text("problemId").orElseThrow();
        await().atMost(WITHIN).untilAsserted(() -> show(id).body("undos.state", equalTo(List.of("done"))));
        show(id).body("timeline.words", everyItem(not(containsString("null"))));
    }

    private static final String GUARDED = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            metadata:
              name: test
            spec:
              remediations:
                - problemType: slow
                  actionsOnOpen:
                    - {name: scale, action: scale, description: Scale, value: "2",
                       guards: {%s}}
            """;

    private Flow guarded(String service, String guards) {
        files.put(service, GUARDED.formatted(guards));
        return Flow.of(service);
    }

    private KeptnEvent holdOf(KeptnEvent asked) {
        return await().atMost(WITHIN)
                .until(
                        () -> nats.received().stream()
                                .filter(event ->
                                        event.taskOf(EventKind.STATUS_CHANGED).isPresent())
                                .filter(event -> event.triggeredId().equals(Optional.of(asked.id())))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private KeptnEvent requested(Flow flow) {
        return await().atMost(WITHIN)
                .until(() -> said(flow, "sh.keptn.event.problem.approval-requested"), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<KeptnEvent> said(Flow flow, String type) {
        return nats.received().stream()
                .filter(event -> event.type().value().equals(type))
                .filter(event -> event.context().equals(Optional.of(flow.context())))
                .findFirst();
    }

    private static KeptnEvent undone(Flow flow, KeptnEvent undo) {
        var finished = flow.finished(undo, Result.PASS);
        return new KeptnEvent(
                finished.id(),
                finished.source(),
                new EventType.OfSequence("production", "undo", EventKind.FINISHED),
                finished.time(),
                flow.context(),
                finished.triggeredId(),
                Optional.empty(),
                finished.data());
    }

    private static ValidatableResponse show(String id) {
        return asAdmin().get("/api/remediation/v1/problem/" + id).then().statusCode(200);
    }

    private static ValidatableResponse approve(String id, String decision) {
        return asAdmin()
                .contentType("application/json")
                .body("{\"decision\": \"%s\", \"comment\": \"as agreed\"}".formatted(decision))
                .post("/api/remediation/v1/problem/" + id + "/approval")
                .then();
    }
}
