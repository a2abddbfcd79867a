package dev.drydock.remediation.app;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInRelativeOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class OtherWebhooksTest extends RunningService {
    private static final String DYNATRACE = """
            {"State": "%s", "PID": "%s", "ProblemID": "P-17", "ProblemTitle": "slow", "ProblemURL": "https://tenant/#p",
             "ProblemImpact": "SERVICE", "ImpactedEntity": "hello", "ProblemDetails": {"id": "1"},
             "Tags": "keptn_project:p, keptn_stage:production, keptn_service:hello"}""";

    @Test
    void shouldOpenJoinAndStopAProblemThatGrafanaTells() {
        // When
        var opened = post("grafana", Grafana.body("firing", "g1", "hello"));
        var joined = post("grafana", Grafana.body("firing", "g1", "hello"));
        var stopped = post("grafana", Grafana.body("resolved", "g1", "hello"));

        // Then
        opened.statusCode(200).body("alerts.outcome", equalTo(List.of("accepted")));
        String id = opened.extract().path("alerts[0].problemId");
        joined.body("alerts.outcome", equalTo(List.of("joined"))).body("alerts[0].problemId", equalTo(id));
        stopped.body("alerts.outcome", equalTo(List.of("stopped"))).body("alerts[0].problemId", equalTo(id));
        asAdmin()
                .get("/api/remediation/v1/problem/" + id)
                .then()
                .body("source", equalTo("grafana"))
                .body("repeats", equalTo(1))
                .body("goneByItself", equalTo(true))
                .body("timeline.kind", containsInRelativeOrder("opened", "joined", "gone"))
                .body("problem.values.B", equalTo(44.239437f))
                .body("labels.'Dashboard URL'", equalTo("https://grafana/d/shop"));
    }

    @Test
    void shouldOpenJoinAndStopAProblemThatDynatraceTellsPlainOrAsKeptnsEvent() {
        // Given
        var event = "{\"specversion\":\"1.0\",\"type\":\"sh.keptn.events.problem\",\"time\":\"\",\"data\":%s}";

        // When
        var opened = post("dynatrace", DYNATRACE.formatted("OPEN", "d1"));
        var joined = post("dynatrace", event.formatted(DYNATRACE.formatted("OPEN", "d1")));
        var other = post("dynatrace", DYNATRACE.formatted("OPEN", "d2"));
        var merged = post("dynatrace", DYNATRACE.formatted("MERGED", "d2"));
        var stopped = post("dynatrace", DYNATRACE.formatted("RESOLVED", "d1"));

        // Then
        opened.statusCode(200).body("alerts.outcome", equalTo(List.of("accepted")));
        joined.body("alerts.outcome", equalTo(List.of("joined")));
        other.body("alerts.outcome", equalTo(List.of("accepted")));
        merged.body("alerts.outcome", equalTo(List.of("stopped")));
        stopped.body("alerts.outcome", equalTo(List.of("stopped")));
        String context = opened.extract().path("alerts[0].keptnContext");
        await().atMost(WITHIN).until(() -> triggersOf(context) == 1);
    }

    @Test
    void shouldTakeAProblemWhoseTextsAToolHasCutInTheMiddleOfACharacter() {
        // When
        var opened = post("dynatrace", DYNATRACE.formatted("OPEN", "d4").replace("slow", "sl\\u0000ow \\ud83d"));

        // Then
        opened.statusCode(200).body("alerts.outcome", equalTo(List.of("accepted")));
        String context = opened.extract().path("alerts[0].keptnContext");
        await().atMost(WITHIN).until(() -> triggersOf(context) == 1);
    }

    @Test
    void shouldSayWhatIsMissingWhenTheNotificationCannotBeUsed() {
        post("dynatrace", DYNATRACE.formatted("{State}", "d3"))
                .statusCode(200)
                .body("alerts[0].outcome", equalTo("refused"))
                .body("alerts[0].reason", startsWith("field 'State' is '{State}'"));
        post("dynatrace", DYNATRACE.formatted("OPEN", "d3").replace("keptn_service", "other"))
                .body("alerts[0].reason", containsString("missing field or tag 'service' or 'KeptnService'"));
        post("grafana", Grafana.body("pending", "g2", "hello"))
                .body("alerts[0].reason", equalTo("its status is 'pending', but must be 'firing' or 'resolved'"));
        post(
                        "grafana",
                        Grafana.body("firing", "g2", "hello")
                                .replace("\"project\": \"p\"", "\"project\": \"mistyped\""))
                .body("alerts[0].reason", equalTo("there is no project 'mistyped'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "{}", "7", "{\"version\":\"4\",\"alerts\":[]}"})
    void shouldSayWhatToDoWhenTheBodyIsNotGrafanas(String body) {
        post("grafana", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("reason", equalTo("malformed-webhook"))
                .body("detail", containsString("Point a contact point of type webhook"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "7", "{\"State\": {State}}"})
    void shouldSayWhatToDoWhenTheBodyIsNotDynatraces(String body) {
        post("dynatrace", body)
                .statusCode(400)
                .body("reason", equalTo("malformed-webhook"))
                .body("detail", containsString("Use a custom integration"));
    }

    @Test
    void shouldListPageByPageAndOnlyWhatIsAskedFor() {
        // Given
        for (var i = 0; i < 5; i++) {
            post("grafana", Grafana.body("firing", "page" + i, "paged")).statusCode(200);
        }

        // When
        var first = list("service=paged&stage=production&pageSize=2");
        var second =
                list("service=paged&pageSize=2&nextPageKey=" + first.extract().path("nextPageKey"));
        var last =
                list("service=paged&pageSize=2&nextPageKey=" + second.extract().path("nextPageKey"));

        // Then
        first.body("problems", hasSize(2));
        second.body("problems", hasSize(2));
        last.body("problems", hasSize(1)).body("nextPageKey", equalTo("0"));
        list("service=paged&since=2099-01-01T00:00:00Z").body("problems", hasSize(0));
        list("service=paged&stage=qa").body("problems", hasSize(0));
        list("service=paged&state=open").body("problems", hasSize(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"since=yesterday", "pageSize=none", "pageSize=0", "nextPageKey=x", "state=nope"})
    void shouldRefuseAListThatIsNotClear(String query) {
        asAdmin().get("/api/remediation/v1/problem?" + query).then().statusCode(400);
    }

    private static ValidatableResponse list(String query) {
        return asAdmin()
                .get("/api/remediation/v1/problem?project=p&" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse post(String tool, String body) {
        return asAdmin()
                .contentType("application/json")
                .body(body)
                .post("/api/remediation/v1/" + tool)
                .then();
    }
}
