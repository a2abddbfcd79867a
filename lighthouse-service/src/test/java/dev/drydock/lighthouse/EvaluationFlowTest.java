package dev.drydock.lighthouse;

import static dev.drydock.lighthouse.Events.in;
import static dev.drydock.lighthouse.Events.inWindow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.lighthouse.domain.flow.EvaluationFlow;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
@QuarkusTestResource(MeasuredService.class)
class EvaluationFlowTest {
    private static final String SLO = """
            comparison: { compare_with: single_result, include_result_with_score: pass }
            objectives:
            - sli: rt
              displayName: Response time
              pass: [ { criteria: [ "<=+10%", "<600" ] } ]
              weight: 2
            total_score: { pass: 90% }
            """;

    @Inject
    InMemoryResources resources;

    NatsServer nats;
    private Bus bus;

    @BeforeEach
    void connect() {
        bus = new Bus(nats);
    }

    @AfterEach
    void disconnect() {
        bus.close();
    }

    @Test
    void shouldAnswerWithAScoreWhenAProviderDelivers() {
        // Given
        var triggered = bus.send(triggered("scored", SLO));

        // When
        bus.send(Events.getSliFinished(bus.getSliOf(triggered), Map.of("rt", 500.0)));

        // Then
        var finished = bus.finishedOf(triggered);
        assertThat(bus.matching("evaluation.started", Bus.answers(triggered.id())))
                .hasSize(1);
        assertThat(finished.source()).isEqualTo("lighthouse-service");
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().at("evaluation", "score").orElseThrow()).hasToString("100.0");
        assertThat(finished.data().list("evaluation", "comparedEvents")).isEmpty();
    }

    @Test
    void shouldCompareWithTheLatestPassedEvaluationThatWasNotInvalidated() {
        // Given
        var first = evaluated("history", 100);
        var second = evaluated("history", 105);
        bus.send(Events.invalidated(second));
        awaitInvalidated(second);
        evaluated("history", 900);

        // When
        var fourth = evaluated("history", 111);

        // Then
        var finished = bus.finishedOf(fourth);
        assertThat(finished.data().result()).contains(Result.FAIL);
        assertThat(finished.data().list("evaluation", "comparedEvents"))
                .contains(List.of(bus.finishedOf(first).id().value()));
    }

    @Test
    void shouldKeepConcurrentEvaluationsApartWhenAnswersNameTheirRequest() {
        // Given
        var context = Events.newContext();
        put("concurrent", SLO);
        var triggered = IntStream.range(0, 5)
                .mapToObj(ignored -> bus.send(Events.of(
                        "evaluation.triggered",
                        context,
                        Optional.empty(),
                        inWindow(in("sockshop", "qa", "concurrent")))))
                .toList();
        await().until(() ->
                bus.matching("get-sli.triggered", event -> event.context().equals(Optional.of(context)))
                                .size()
                        == 5);
        var requests =
                bus.matching("get-sli.triggered", event -> event.context().equals(Optional.of(context)));

        // When
        for (var place = 0; place < 5; place++) {
            var value = requestOf(requests, triggered.get(place))
                            .equals(requests.get(3).id())
                    ? 700.0
                    : 7.0;
            bus.send(Events.getSliFinished(
                    withId(requests, requestOf(requests, triggered.get(place))), Map.of("rt", value)));
        }

        // Then
        var failed = triggered.stream()
                .filter(event -> bus.finishedOf(event).data().result().equals(Optional.of(Result.FAIL)))
                .toList();
        assertThat(failed).hasSize(1);
        assertThat(requestOf(requests, failed.get(0))).isEqualTo(requests.get(3).id());
    }

    @Test
    void shouldFindTheEvaluationByItsFlowWhenTheAnswerNamesNoRequest() {
        // Given
        var triggered = bus.send(triggered("unnamed", SLO));
        var answer = Events.getSliFinished(bus.getSliOf(triggered), Map.of("rt", 5.0));

        // When
        bus.send(Events.withoutTriggeredId(answer));

        // Then
        assertThat(bus.finishedOf(triggered).data().result()).contains(Result.PASS);
    }

    @Test
    void shouldBeErroredWhenTheProviderWasAborted() {
        // Given
        var triggered = bus.send(triggered("aborted", SLO));

        // When
        bus.send(Events.getSliFinished(bus.getSliOf(triggered), "fail", "aborted", List.of()));

        // Then
        assertErrored(bus.finishedOf(triggered), "aborted");
    }

    @Test
    void shouldBeErroredWhenNoProviderAnswersInTime() {
        // Given
        var triggered = triggered("unanswered", SLO);

        // When
        bus.send(triggered);

        // Then
        assertErrored(bus.finishedOf(triggered), "get-sli within 6 seconds");
    }

    @Test
    void shouldPassWithoutScoreWhenThereIsNoSlo() {
        // Given
        var triggered = Events.evaluationTriggered(inWindow(in("sockshop", "qa", "without")));

        // When
        bus.send(triggered);

        // Then
        var finished = bus.finishedOf(triggered);
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().status()).contains(Status.SUCCEEDED);
        assertThat(finished.data().at("evaluation", "score").orElseThrow()).hasToString("0.0");
    }

    @Test
    void shouldPassWhenTheProjectHasNoProvider() {
        // Given
        resources.put(ResourceLevel.service(new Scope("silent", "qa", "carts")), "slo.yaml", SLO);
        var triggered = Events.evaluationTriggered(inWindow(in("silent", "qa", "carts")));

        // When
        bus.send(triggered);

        // Then
        assertThat(bus.finishedOf(triggered).data().text("message"))
                .hasValueSatisfying(message -> assertThat(message).contains("No SLI provider"));
    }

    @Test
    void shouldBeErroredWithTheReasonWhenItCannotBegin() {
        // Given
        var nowhere = Events.evaluationTriggered(inWindow(in("sockshop", "nowhere", "carts")));
        var noWindow = Events.evaluationTriggered(in("sockshop", "qa", "carts"));
        var noService = Events.evaluationTriggered(inWindow(in("sockshop", "qa", "")));
        var badSlo = triggered("broken", "objectves: []\n");

        // When
        List.of(nowhere, noWindow, noService, badSlo).forEach(bus::send);

        // Then
        assertErrored(bus.finishedOf(nowhere), "no stage 'nowhere'");
        assertErrored(bus.finishedOf(noWindow), "no time window");
        assertErrored(bus.finishedOf(noService), "data.service");
        assertErrored(bus.finishedOf(badSlo), "slo.yaml:1:1: unknown key 'objectves'");
    }

    @Test
    void shouldEvaluateTheFileOfItsCommit() {
        // Given
        put("committed", SLO);
        var older = SLO.replace("<600", "<50");
        resources.put(level("committed"), "slo.yaml", "0a1b2c", older);
        var triggered = atCommit(Events.evaluationTriggered(inWindow(in("sockshop", "qa", "committed"))), "0a1b2c");
        bus.send(triggered);
        var getSli = bus.getSliOf(triggered);

        // When
        bus.send(Events.getSliFinished(getSli, Map.of("rt", 100.0)));

        // Then
        var finished = bus.finishedOf(triggered);
        assertThat(getSli.gitCommitId()).contains("0a1b2c");
        assertThat(finished.data().result()).contains(Result.FAIL);
        assertThat(finished.data().text("evaluation", "sloFileContent"))
                .contains(Base64.getEncoder().encodeToString(older.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldAnswerOnceWhenEventsAreRepeated() {
        // Given
        var triggered = bus.send(triggered("repeated", SLO));
        bus.send(triggered);
        var answer = bus.send(Events.getSliFinished(bus.getSliOf(triggered), Map.of("rt", 5.0)));
        bus.finishedOf(triggered);

        // When
        bus.send(answer);
        bus.send(Events.getSliFinished(bus.getSliOf(triggered), Map.of("rt", 5000.0)));
        bus.send(triggered);
        evaluated("repeated", 5);

        // Then
        var finished = bus.matching("evaluation.finished", Bus.answers(triggered.id()));
        assertThat(finished.stream().map(KeptnEvent::id).distinct()).hasSize(1);
        assertThat(finished.get(0).data().result()).contains(Result.PASS);
    }

    @Test
    void shouldExplainEveryObjectiveOverRest() {
        // Given
        var earlier = evaluated("explained", 100);
        var triggered = evaluated("explained", 500);

        // When
        var answer =
                api().get("/api/lighthouse/v1/evaluation/" + triggered.id()).then();

        // Then
        answer.statusCode(200)
                .body("result", equalTo("fail"))
                .body("objectives[0].value", equalTo(500.0f))
                .body("objectives[0].comparedValue", equalTo(100.0f))
                .body("objectives[0].pointsLost", equalTo(2.0f))
                .body("objectives[0].weight", equalTo(2))
                .body("objectives[0].explanation", containsString("Response time is 500 (earlier 100) and misses"));
        api().get("/api/lighthouse/v1/evaluation?project=sockshop&stage=qa&service=explained&pageSize=1")
                .then()
                .body("evaluations.id", contains(triggered.id().value()))
                .body("nextPageKey", notNullValue());
        api().get("/api/lighthouse/v1/evaluation?service=explained")
                .then()
                .body("evaluations", hasSize(2))
                .body("evaluations[1].id", equalTo(earlier.id().value()));
    }

    @Test
    void shouldRefuseClearlyWhenARequestIsWrong() {
        // When
        var unknown = api().get("/api/lighthouse/v1/evaluation/nothing").then();
        var badPage = api().get("/api/lighthouse/v1/evaluation?pageSize=all").then();
        var stranger = RestAssured.get("/api/lighthouse/v1/evaluation").then();

        // Then
        unknown.statusCode(404).body("reason", equalTo("unknown-evaluation"));
        badPage.statusCode(400).body("detail", containsString("'pageSize' is 'all'"));
        stranger.statusCode(401);
    }

    private KeptnEvent evaluated(String service, double responseTime) {
        var triggered = bus.send(triggered(service, SLO));
        bus.send(Events.getSliFinished(bus.getSliOf(triggered), Map.of("rt", responseTime)));
        bus.finishedOf(triggered);
        return triggered;
    }

    private KeptnEvent triggered(String service, String slo) {
        put(service, slo);
        return Events.evaluationTriggered(inWindow(in("sockshop", "qa", service)));
    }

    private void put(String service, String slo) {
        resources.put(level(service), "slo.yaml", slo);
    }

    private static ResourceLevel level(String service) {
        return ResourceLevel.service(new Scope("sockshop", "qa", service));
    }

    private static EventId requestOf(List<KeptnEvent> requests, KeptnEvent triggered) {
        var derived = new EvaluationFlow(triggered).getSliId();
        return withId(requests, derived).id();
    }

    private static KeptnEvent withId(List<KeptnEvent> events, EventId id) {
        return events.stream()
                .filter(event -> event.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static KeptnEvent atCommit(KeptnEvent event, String commit) {
        return new KeptnEvent(
                event.id(),
                event.source(),
                event.type(),
                event.time(),
                event.context(),
                event.triggeredId(),
                Optional.of(commit),
                event.data(),
                Map.of());
    }

    private static void awaitInvalidated(KeptnEvent triggered) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> api().get("/api/lighthouse/v1/evaluation/" + triggered.id())
                        .then()
                        .body("invalidated", equalTo(true)));
    }

    private static void assertErrored(KeptnEvent finished, String reason) {
        assertThat(finished.data().status()).contains(Status.ERRORED);
        assertThat(finished.data().result()).contains(Result.FAIL);
        assertThat(finished.data().text("message").orElse("")).contains(reason);
    }

    private static RequestSpecification api() {
        return RestAssured.given().header("x-token", DrydockStack.API_TOKEN);
    }
}
