package dev.drydock.remediation.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.remediation.domain.problem.EngineView;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.NatsClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service as it runs: events and webhooks in, events and API out, on real PostgreSQL and nats-server. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class RemediationServiceTest {
    private static final String REMEDIATION = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            metadata:
              name: test
            spec:
              remediations:
                - problemType: slow
                  actionsOnOpen:
                    - {name: toggle, action: toggle, description: Toggle, value: {PromotionCampaign: off}}
                    - {name: scale, action: scale, description: Scale, value: "2"}
            """;
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofSeconds(2);

    NatsServer server;

    @Inject
    ProjectFiles files;

    @Inject
    ScriptedEngine engine;

    private NatsClient nats;

    @BeforeEach
    void connect() {
        nats = NatsClient.connect(server.url()).listen("sh.keptn.>");
        files.put("hello", REMEDIATION);
    }

    @AfterEach
    void disconnect() {
        nats.close();
    }

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

        // Then
        assertThat(closing(flow, "escalated").data().text("message").orElseThrow())
                .contains("after 1 action (toggle)", "nothing in the shipyard follows");
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
        var ask = own.getAction(0);
        nats.publish(ask);
        var refused = answerTo(ask);
        nats.publish(own.finished(trigger, Result.FAIL));

        // Then
        assertThat(refused.data().result()).contains(Result.FAIL);
        assertThat(closing(own, "resolved").data().text("resolution")).contains("resolved-by-itself");
        assertThat(triggersOf(own.context().value())).isEqualTo(1);
    }

    @Test
    void shouldTellWhatEachAlertBecame() { // PW1, PW3, PW5
        // Given
        var firing = Alertmanager.alert("firing", "a1", "hello");
        var nowhere = Alertmanager.alert("firing", "a2", "hello").replace("\"stage\": \"production\",", "");
        var over = Alertmanager.alert("resolved", "a3", "hello");

        // When
        var answer = webhook(Alertmanager.body(firing, nowhere, over));

        // Then
        answer.statusCode(200)
                .body("alerts.outcome", equalTo(List.of("accepted", "refused", "ignored")))
                .body("alerts[1].reason", containsString("missing label 'stage'"));
        String context = answer.extract().path("alerts[0].keptnContext");
        await().atMost(WITHIN).until(() -> triggersOf(context) == 1);
    }

    @Test
    void shouldJoinRepeatsAndStopWhenTheAlertResolves() {
        // Given
        var firing = Alertmanager.alert("firing", "b1", "hello");
        String context = webhook(Alertmanager.body(firing)).extract().path("alerts[0].keptnContext");
        await().atMost(WITHIN).until(() -> triggersOf(context) == 1);

        // When
        var repeat = webhook(Alertmanager.body(firing));
        var resolved = webhook(Alertmanager.body(Alertmanager.alert("resolved", "b1", "hello")));

        // Then
        repeat.body("alerts.outcome", equalTo(List.of("joined")));
        resolved.body("alerts.outcome", equalTo(List.of("stopped")));
        await().during(QUIET).atMost(WITHIN).until(() -> triggersOf(context) == 1);
    }

    @Test
    void shouldAnswerWithAProblemWhenTheBodyIsNoWebhook() {
        for (var body : List.of(
                "{", "[]", "{}", "{\"alerts\": [1]}", "{\"alerts\": null}", "{\"version\":\"3\",\"alerts\":[]}")) {
            webhook(body)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("reason", equalTo("malformed-webhook"));
        }
    }

    @Test
    void shouldAskForTheToken() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/remediation/v1/alertmanager")
                .then()
                .statusCode(401);
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

    private ValidatableResponse shownAs(Flow flow, String state) {
        String id = closing(flow, state).data().text("problemId").orElseThrow();
        asAdmin()
                .get("/api/remediation/v1/problem/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
        return asAdmin()
                .get("/api/remediation/v1/problem?project=p&state=" + state)
                .then()
                .statusCode(200)
                .body("problems.findAll { it.id == '" + id + "' }", hasSize(1));
    }

    private static ValidatableResponse webhook(String body) {
        return asAdmin()
                .contentType("application/json")
                .body(body)
                .post("/api/remediation/v1/alertmanager")
                .then();
    }

    private static RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer " + DrydockStack.API_TOKEN);
    }

    private KeptnEvent answerTo(KeptnEvent asked) {
        return await().atMost(WITHIN)
                .until(
                        () -> nats.received().stream()
                                .filter(event ->
                                        event.taskOf(EventKind.FINISHED).isPresent())
                                .filter(event -> event.triggeredId().equals(Optional.of(asked.id())))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private KeptnEvent closing(Flow flow, String how) {
        return await().atMost(WITHIN)
                .until(() -> closings(flow).stream().findFirst(), Optional::isPresent)
                .filter(event -> event.type().value().equals("sh.keptn.event.problem." + how))
                .orElseThrow();
    }

    private long distinctClosings(Flow flow) {
        return closings(flow).stream()
                .map(KeptnEvent::id)
                .map(EventId::value)
                .distinct()
                .count();
    }

    private List<KeptnEvent> closings(Flow flow) {
        return nats.received().stream()
                .filter(event -> event.type().value().startsWith("sh.keptn.event.problem."))
                .filter(event -> event.context().equals(Optional.of(flow.context())))
                .toList();
    }

    private Optional<KeptnEvent> from(String source, String stage) {
        return nats.received().stream()
                .filter(event -> event.source().equals(source))
                .filter(event -> event.type().value().equals("sh.keptn.event." + stage + ".remediation.triggered"))
                .findFirst();
    }

    private long triggersOf(String context) {
        return nats.received().stream()
                .filter(event -> event.type().value().endsWith(".remediation.triggered"))
                .filter(event -> event.context().orElseThrow().value().equals(context))
                .count();
    }
}
