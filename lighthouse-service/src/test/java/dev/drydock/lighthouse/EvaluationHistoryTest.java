package dev.drydock.lighthouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
@QuarkusTestResource(MeasuredService.class)
class EvaluationHistoryTest {
    @Inject
    InMemoryResources resources;

    NatsServer nats;
    private Bus bus;
    private Evaluations evaluations;

    @BeforeEach
    void connect() {
        bus = new Bus(nats);
        evaluations = new Evaluations(bus, resources);
    }

    @AfterEach
    void disconnect() {
        bus.close();
    }

    @Test
    void shouldCompareWithTheLatestPassedEvaluationThatWasNotInvalidated() {
        // Given
        var first = evaluations.evaluated("history", 100);
        var second = evaluations.evaluated("history", 105);
        bus.send(Events.invalidated(second));
        awaitInvalidated(second);
        evaluations.evaluated("history", 900);

        // When
        var fourth = evaluations.evaluated("history", 111);

        // Then
        var finished = bus.finishedOf(fourth);
        assertThat(finished.data().result()).contains(Result.FAIL);
        assertThat(finished.data().list("evaluation", "comparedEvents"))
                .contains(List.of(bus.finishedOf(first).id().value()));
    }

    @Test
    void shouldEndTheEvaluationWhateverItsProviderWrites() {
        // Given
        var triggered = bus.send(evaluations.triggered("unprintable", Evaluations.SLO));
        var asked = bus.getSliOf(triggered);

        // When
        bus.send(Events.of(
                "get-sli.finished",
                asked.context().orElseThrow(),
                Optional.of(asked.id()),
                asked.data().with(Result.FAIL, Status.ERRORED).with("message", "broken\0pipe")));

        // Then
        assertThat(bus.finishedOf(triggered).data().status()).contains(Status.ERRORED);
    }

    @Test
    void shouldLetNoEventOfAnotherProjectAnswerOrDisownAnEvaluation() {
        // Given
        var ended = evaluations.evaluated("foreign", 100);
        var waiting = bus.send(evaluations.triggered("foreign", Evaluations.SLO));
        var asked = bus.getSliOf(waiting);
        var context = asked.context().orElseThrow();
        var elsewhere = Events.in("another", "qa", "foreign");

        // When
        bus.send(Events.of("evaluation.invalidated", context, Optional.of(ended.id()), elsewhere));
        bus.send(Events.of(
                "get-sli.finished",
                context,
                Optional.of(asked.id()),
                Events.getSliFinished(asked, Map.of("rt", 1.0)).data().with("project", "another")));
        bus.send(Events.getSliFinished(asked, Map.of("rt", 500.0)));

        // Then
        assertThat(bus.finishedOf(waiting).data().result()).contains(Result.FAIL);
        api().get("/api/lighthouse/v1/evaluation/" + ended.id()).then().body("invalidated", equalTo(false));
    }

    @Test
    void shouldExplainEveryObjectiveOverRest() {
        // Given
        var earlier = evaluations.evaluated("explained", 100);
        var triggered = evaluations.evaluated("explained", 500);

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
    void shouldShowIndicatorsByEvaluations() {
        // Given
        var first = evaluations.evaluated("mapped", 100);
        var second = evaluations.evaluated("mapped", 104);
        var third = evaluations.evaluated("mapped", 108);
        bus.send(Events.invalidated(second));
        awaitInvalidated(second);

        // When
        var page = api().get("/api/lighthouse/v1/history?project=sockshop&stage=qa&service=mapped&pageSize=3")
                .then();

        // Then
        page.statusCode(200)
                .body(
                        "evaluations.id",
                        contains(
                                third.id().value(),
                                second.id().value(),
                                first.id().value()))
                .body("evaluations.invalidated", contains(false, true, false))
                .body("evaluations[0].score", equalTo(100.0f))
                .body("indicators[0].sli", equalTo("rt"))
                .body("indicators[0].baseline", equalTo(104.0f))
                .body("indicators[0].trend", equalTo(4.0f))
                .body("indicators[0].cells.value", contains(108.0f, 104.0f, 100.0f))
                .body("indicators[0].cells[0].status", equalTo("pass"));
        api().get("/api/lighthouse/v1/evaluation?keptnContext="
                        + first.context().orElseThrow().value())
                .then()
                .body("evaluations.id", contains(first.id().value()));
        api().get("/api/lighthouse/v1/history?project=sockshop&stage=qa")
                .then()
                .statusCode(400)
                .body("detail", containsString("'service' is missing"));
    }

    @Test
    void shouldTellTargetsAndWhereTheyAreWritten() {
        // Given
        var triggered = evaluations.evaluated("placed", 100);

        // When
        var page = api().get("/api/lighthouse/v1/history?project=sockshop&stage=qa&service=placed")
                .then();
        var detail =
                api().get("/api/lighthouse/v1/evaluation/" + triggered.id()).then();

        // Then
        page.body("indicators[0].cells[0].passTargets.criteria", hasItem(notNullValue()))
                .body("indicators[0].cells[0].weight", equalTo(2));
        var slo = Evaluations.SLO.lines().toList();
        detail.body("score", equalTo(100.0f)).body("sloFile.path", equalTo("slo.yaml"));
        int line = detail.extract().path("sloFile.lines.rt");
        assertThat(slo.get(line - 1)).contains("rt");
    }

    @Test
    void shouldTakeEvaluationOutOfComparisonsAndTellItWhenAPersonInvalidatesIt() {
        // Given
        var first = evaluations.evaluated("disowned", 100);
        var second = evaluations.evaluated("disowned", 105);

        // When
        var answer = api().contentType("application/json")
                .body("{\"reason\": \"the load test was cut off\"}")
                .post("/api/lighthouse/v1/evaluation/" + second.id() + "/invalidate")
                .then();
        api().contentType("application/json")
                .post("/api/lighthouse/v1/evaluation/" + second.id() + "/invalidate")
                .then()
                .statusCode(200);
        api().contentType("text/plain")
                .body("why not")
                .post("/api/lighthouse/v1/evaluation/" + second.id() + "/invalidate")
                .then()
                .statusCode(415);

        // Then
        answer.statusCode(200).body("invalidated", equalTo(true));
        var told = bus.awaitOne("evaluation.invalidated", Bus.answers(second.id()));
        assertThat(told.data().text("message")).hasValue("Invalidated by configured-admin: the load test was cut off");
        var fourth = evaluations.evaluated("disowned", 111);
        assertThat(bus.finishedOf(fourth).data().list("evaluation", "comparedEvents"))
                .contains(List.of(bus.finishedOf(first).id().value()));
        api().contentType("application/json")
                .post("/api/lighthouse/v1/evaluation/nothing/invalidate")
                .then()
                .statusCode(404);
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

    private static void awaitInvalidated(KeptnEvent triggered) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> api().get("/api/lighthouse/v1/evaluation/" + triggered.id())
                        .then()
                        .body("invalidated", equalTo(true)));
    }

    private static RequestSpecification api() {
        return RestAssured.given().header("x-token", DrydockStack.API_TOKEN);
    }
}
