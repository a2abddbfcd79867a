package dev.drydock.remediation.app;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.NatsClient;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The service as it runs: events and webhooks in, events and API out, on real PostgreSQL and nats-server. */
abstract class RunningService {
    static final String REMEDIATION = """
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
    static final Duration WITHIN = Duration.ofSeconds(20);
    static final Duration QUIET = Duration.ofSeconds(2);

    NatsServer server;

    @Inject
    ProjectFiles files;

    @Inject
    ScriptedEngine engine;

    NatsClient nats;

    @BeforeEach
    void connect() {
        nats = NatsClient.connect(server.url()).listen("sh.keptn.>");
        files.put("hello", REMEDIATION);
    }

    @AfterEach
    void disconnect() {
        nats.close();
    }

    ValidatableResponse shownAs(Flow flow, String state) {
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

    static ValidatableResponse webhook(String body) {
        return asAdmin()
                .contentType("application/json")
                .body(body)
                .post("/api/remediation/v1/alertmanager")
                .then();
    }

    static RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer " + DrydockStack.API_TOKEN);
    }

    KeptnEvent answerTo(KeptnEvent asked) {
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

    KeptnEvent closing(Flow flow, String how) {
        return await().atMost(WITHIN)
                .until(() -> closings(flow).stream().findFirst(), Optional::isPresent)
                .filter(event -> event.type().value().equals("sh.keptn.event.problem." + how))
                .orElseThrow();
    }

    long distinctClosings(Flow flow) {
        return closings(flow).stream()
                .map(KeptnEvent::id)
                .map(EventId::value)
                .distinct()
                .count();
    }

    List<KeptnEvent> closings(Flow flow) {
        return nats.received().stream()
                .filter(event -> event.type().value().startsWith("sh.keptn.event.problem."))
                .filter(event -> !event.type().value().endsWith(".opened"))
                .filter(event -> event.context().equals(Optional.of(flow.context())))
                .toList();
    }

    Optional<KeptnEvent> from(String source, String stage) {
        return nats.received().stream()
                .filter(event -> event.source().equals(source))
                .filter(event -> event.type().value().equals("sh.keptn.event." + stage + ".remediation.triggered"))
                .findFirst();
    }

    long triggersOf(String context) {
        return nats.received().stream()
                .filter(event -> event.type().value().endsWith(".remediation.triggered"))
                .filter(event -> event.context().orElseThrow().value().equals(context))
                .count();
    }

    /** How many events have told that the flow's problem has opened. */
    long opened(Flow flow) {
        return nats.received().stream()
                .filter(event -> event.type().value().equals("sh.keptn.event.problem.opened"))
                .filter(event -> event.context().equals(Optional.of(flow.context())))
                .map(KeptnEvent::id)
                .distinct()
                .count();
    }

    /** Whether it is known that the monitoring tool has said that the flow's problem is over. */
    boolean isGone(Flow flow) {
        return asAdmin()
                .get("/api/remediation/v1/problem?service=" + flow.scope().service())
                .then()
                .extract()
                .<List<Boolean>>path("problems.findAll { it.keptnContext == '" + flow.context() + "' }.goneByItself")
                .contains(true);
    }
}
