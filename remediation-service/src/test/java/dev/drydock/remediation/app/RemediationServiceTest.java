package dev.drydock.remediation.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.remediation.domain.problem.EngineView;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class RemediationServiceTest extends RunningService {
    @Test
    void shouldGiveActionsInOrderAndResolveOnceWhenTheSecondHelps() {
        // Given
        var flow = Flow.of("hello");
        var first = flow.triggered("someone");
        var second = flow.triggered("shipyard-controller");
        var asked = flow.getAction(0);
        var askedAgain = flow.getAction(1);

        // When
        nats.publish(first, asked);
        var toggle = answerTo(asked);
        nats.publish(flow.evaluated(Result.FAIL, 20), flow.finished(first, Result.FAIL), second, askedAgain);
        var scale = answerTo(askedAgain);
        nats.publish(flow.evaluated(Result.WARNING, 80), flow.finished(second, Result.WARNING));
        var resolved = closing(flow, "resolved");

        // Then
        assertThat(toggle.data().at("action", "value")).contains(Map.of("PromotionCampaign", false));
        assertThat(toggle.data().result()).contains(Result.PASS);
        assertThat(scale.data().at("action", "value")).contains("2");
        assertThat(scale.data().at("get-action", "actionIndex")).contains(2);
        assertThat(resolved.data().list("attempts").orElseThrow()).hasSize(2);
        assertThat(resolved.data().result()).contains(Result.WARNING);
        shownAs(flow, "resolved")
                .body("problems[0].attempts.score", equalTo(List.of(20f, 80f)))
                .body("problems[0].attempts.result", equalTo(List.of("fail", "warning")));
    }

    @Test
    void shouldEscalateOnceWhenEveryActionWasTriedWhateverIsDeliveredTwice() {
        // Given
        var flow = Flow.of("hello");
        var runs = List.of(
                flow.triggered("someone"),
                flow.triggered("shipyard-controller"),
                flow.triggered("shipyard-controller"));
        var asks = List.of(flow.getAction(0), flow.getAction(1), flow.getAction(2));
        var ends = runs.stream().map(run -> flow.finished(run, Result.FAIL)).toList();

        // When
        for (var i = 0; i < 3; i++) {
            nats.publish(runs.get(i), asks.get(i), asks.get(i));
            answerTo(asks.get(i));
            nats.publish(ends.get(i), ends.get(i));
        }
        var escalated = closing(flow, "escalated");
        nats.publish(runs);
        nats.publish(asks);
        nats.publish(ends);

        // Then
        assertThat(answerTo(asks.get(2)).data().result()).contains(Result.FAIL);
        assertThat(answerTo(asks.get(2)).data().status()).contains(Status.SUCCEEDED);
        assertThat(escalated.data().text("message").orElseThrow()).contains("toggle, scale", "index 2");
        await().during(QUIET).atMost(WITHIN).until(() -> distinctClosings(flow) == 1);
    }

    @Test
    void shouldEscalateWithTheReasonWhenNoFollowUpComes() {
        // Given
        var flow = Flow.of("hello");
        var run = flow.triggered("someone");
        var ask = flow.getAction(0);
        engine.says(flow.context(), EngineView.OVER);

        // When
        nats.publish(run, ask);
        answerTo(ask);
        nats.publish(flow.finished(run, Result.FAIL));
        nats.publish(run, ask);

        // Then
        assertThat(closing(flow, "escalated").data().text("message").orElseThrow())
                .contains("after 1 action (toggle)", "nothing in the shipyard follows");
        await().during(QUIET).atMost(WITHIN).until(() -> opened(flow) == 1);
    }

    @Test
    void shouldAnswerErroredWhenThereIsNoFile() {
        // Given
        var missing = Flow.of("fileless").getAction(0);
        var unknown = Flow.of("unknown").getAction(0);

        // When
        nats.publish(missing, unknown);

        // Then
        assertThat(answerTo(missing).data().status()).contains(Status.ERRORED);
        assertThat(answerTo(missing).data().text("message").orElseThrow()).contains("remediation.yaml", "fileless");
        assertThat(answerTo(unknown).data().text("message").orElseThrow()).contains("there is no service 'unknown'");
    }

    @Test
    void shouldSayEveryMistakeWithItsPlaceWhenTheFileDoesNotParse() {
        // Given
        files.put(
                "broken",
                "apiVersion: spec.keptn.sh/9\nkind: Remediation\nspec: {remediations: [{problemType: x, actionsOnOpen: 1}]}\n");
        var ask = Flow.of("broken").getAction(0);

        // When
        nats.publish(ask);

        // Then
        assertThat(answerTo(ask).data().status()).contains(Status.ERRORED);
        assertThat(answerTo(ask).data().text("message").orElseThrow())
                .contains("broken/remediation.yaml:1:13: ", "broken/remediation.yaml:3:");
    }

    @Test
    void shouldTriggerOnceAndCloseByItselfWhenAProblemEventOpensRepeatsAndResolves() {
        // Given
        var flow = Flow.of("hello");

        // When
        nats.publish(flow.problemEvent("OPEN"), flow.problemEvent("OPEN"));
        var trigger = await().atMost(WITHIN)
                .until(() -> from("dynatrace", flow.scope().stage()), Optional::isPresent)
                .get();
        var own = new Flow(trigger.context().orElseThrow(), flow.scope());
        nats.publish(flow.problemEvent("RESOLVED"));
        await().atMost(WITHIN).until(() -> isGone(own)); // it and the question come by different consumers
        var ask = own.getAction(0);
        nats.publish(ask);
        var refused = answerTo(ask);
        nats.publish(own.finished(trigger, Result.FAIL));

        // Then
        assertThat(refused.data().result()).contains(Result.FAIL);
        assertThat(closing(own, "resolved").data().text("resolution")).contains("resolved-by-itself");
        assertThat(triggersOf(own.context().value())).isEqualTo(1);
        assertThat(opened(own)).isEqualTo(1);
    }

    @Test
    void shouldRefuseQuestionsItCannotAnswer() {
        asAdmin()
                .get("/api/remediation/v1/problem/nope")
                .then()
                .statusCode(404)
                .body("reason", equalTo("unknown-problem"));
        asAdmin()
                .get("/api/remediation/v1/problem?state=nope")
                .then()
                .statusCode(400)
                .body("detail", containsString("resolved-by-itself"));
    }

    @Test
    void shouldSayWhatIsMissingWhenAProblemEventHasNoPlace() {
        // Given
        var flow = Flow.of("hello");
        var event = flow.problemEvent("OPEN");
        var placeless = new KeptnEvent(
                event.id(),
                event.source(),
                event.type(),
                event.time(),
                flow.context(),
                Optional.empty(),
                Optional.empty(),
                event.data().without("service"));

        // When
        nats.publish(placeless);

        // Then
        var complaint = await().atMost(WITHIN)
                .until(
                        () -> nats.received().stream()
                                .filter(said -> said.type().value().equals("sh.keptn.log.error"))
                                .filter(said -> said.context().equals(Optional.of(flow.context())))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(complaint.data().text("message").orElseThrow()).contains("missing field or tag 'service'");
    }
}
