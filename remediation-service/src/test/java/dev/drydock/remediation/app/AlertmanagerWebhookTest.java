package dev.drydock.remediation.app;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
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
    void shouldAskForTheToken() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/remediation/v1/alertmanager")
                .then()
                .statusCode(401);
    }
}
