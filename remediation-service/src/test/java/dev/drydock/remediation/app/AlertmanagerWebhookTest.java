package dev.drydock.remediation.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class AlertmanagerWebhookTest extends RunningService {
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
    void shouldAnswerEachOfTenThousandAlertsInOneWebhook() {
        // Given
        var alerts = IntStream.range(0, 10_000)
                .mapToObj(i -> Alertmanager.alert("firing", "many" + i % 300, "many"))
                .toArray(String[]::new);

        // When
        var answer = webhook(Alertmanager.body(alerts)).statusCode(200);

        // Then
        List<String> outcomes = answer.extract().path("alerts.outcome");
        assertThat(outcomes).hasSize(10_000);
        assertThat(outcomes.subList(0, 300)).containsOnly("accepted");
        assertThat(outcomes.subList(300, 10_000)).containsOnly("joined");
    }

    @Test
    void shouldSayWhatToDoWhenTheBodyIsTooLarge() {
        webhook(Alertmanager.body(Alertmanager.alert("firing", "x".repeat(17_000_000), "hello")))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("reason", equalTo("webhook-too-large"))
                .body("detail", containsString("max_alerts"));
    }

    @Test
    void shouldTakeWhatHostileSendersMakeUp() {
        // Given
        var plain = Alertmanager.alert("firing", "h1", "hostile");
        var strange = List.of(
                plain.replace("\"h1\"", "\"\""),
                plain.replace("\"h1\"", "null"),
                plain.replace("\"h1\"", "\"h\\u0000\\ud800\\u202e\\n\""),
                plain.replace("\"slow\"", "\"sl\\u0000ow \\ud83d\\ude00\""),
                plain.replace("\"webhook\"", "{\"nested\": [null, 7]}"),
                plain.replace("\"ResponseTime\"", "null"),
                plain.replace("\"h1\"", "\"h5\"").replace("2026-01-01T10:00:00.123Z", "2999-01-01T00:00:00Z"),
                plain.replace("\"h1\"", "\"h6\"").replace("\"2026-01-01T10:00:00.123Z\"", "null"),
                plain.replace("\"h1\"", "\"h7\"").replace("\"annotations\": {", "\"annotations\": {\"n\": null, "));

        // When
        var answer = webhook(Alertmanager.body(strange.toArray(String[]::new)).replace("\"version\": \"4\",", ""));

        // Then
        answer.statusCode(200).body("alerts.outcome", hasSize(strange.size()));
        assertThat(answer.extract().<List<String>>path("alerts.outcome"))
                .allSatisfy(outcome -> assertThat(outcome).isIn("accepted", "joined"));
        List<String> contexts = answer.extract().path("alerts.keptnContext");
        contexts.stream().distinct().forEach(context -> await().atMost(WITHIN).until(() -> triggersOf(context) == 1));
    }

    @Test
    void shouldRefuseAnAlertThatIsNoneAndGoOnWithTheOthers() {
        // Given
        var plain = Alertmanager.alert("firing", "n1", "hello");

        // When
        var answer = webhook(Alertmanager.body(
                "{}", "{\"status\": \"firing\"}", plain.replace("\"production\"", "\"a.b\\n\\u0007\""), plain));

        // Then
        answer.statusCode(200).body("alerts.outcome", equalTo(List.of("refused", "refused", "refused", "accepted")));
    }

    @Test
    void shouldAskForTheToken() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/remediation/v1/alertmanager")
                .then()
                .statusCode(401);
    }
}
