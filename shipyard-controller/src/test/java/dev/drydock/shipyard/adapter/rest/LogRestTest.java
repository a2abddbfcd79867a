package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class LogRestTest {
    private static final String LOG = "/api/controlPlane/v1/log";

    @Test
    void shouldListWhatIntegrationsReport() {
        // Given
        var integration = "reporter-" + UUID.randomUUID();
        var first = Map.of(
                "integrationid",
                integration,
                "message",
                "no chart",
                "time",
                "2026-11-22T10:00:00Z",
                "task",
                "deployment");
        var second = Map.of("integrationid", integration, "message", "no cluster", "time", "2026-11-22T11:00:00Z");

        // When
        api().body(Map.of("logs", List.of(first, second))).post(LOG).then().statusCode(200);

        // Then
        api().get(LOG + "?integrationId=" + integration)
                .then()
                .statusCode(200)
                .body("logs.message", equalTo(List.of("no cluster", "no chart")))
                .body("logs[1].task", equalTo("deployment"))
                .body("totalCount", equalTo(2))
                .body("nextPageKey", equalTo(0));
        api().get(LOG + "?integrationId=" + integration + "&beforeTime=2026-11-22T10:30:00Z")
                .then()
                .body("logs.message", equalTo(List.of("no chart")));
        api().get(LOG + "?integrationId=" + integration + "&pageSize=1")
                .then()
                .body("logs", hasSize(1))
                .body("nextPageKey", equalTo(1));
        api().delete(LOG + "?integrationId=" + integration).then().statusCode(200);
        api().get(LOG + "?integrationId=" + integration).then().body("logs", hasSize(0));
    }

    @Test
    void shouldShowTasksThatEndedErroredUnderTheIntegrationThatSentThem() {
        // Given
        var name = "failing-service-" + UUID.randomUUID();
        var integration = UniformRestTest.register(name, "sh.keptn.event.deployment.triggered");
        var task = UUID.randomUUID().toString();

        // When
        sendErrored(name, task, "helm said no");

        // Then
        api().get(LOG + "?integrationId=" + integration)
                .then()
                .body("logs", hasSize(1))
                .body("logs[0].message", equalTo("helm said no"))
                .body("logs[0].integrationid", equalTo(integration))
                .body("logs[0].task", equalTo("deployment"))
                .body("logs[0].triggeredid", equalTo(task));
        api().delete(LOG + "?integrationId=" + integration).then().statusCode(200);
        api().get(LOG + "?integrationId=" + integration).then().body("logs", hasSize(0));
    }

    @Test
    void shouldTellAnErrorOnceWhenItIsAlsoReported() {
        // Given
        var name = "forwarding-service-" + UUID.randomUUID();
        var integration = UniformRestTest.register(name, "sh.keptn.event.deployment.triggered");
        var task = UUID.randomUUID().toString();
        sendErrored(name, task, "helm said no");

        // When
        var report = Map.of("integrationid", integration, "message", "helm said no", "triggeredid", task);
        api().body(Map.of("logs", List.of(report))).post(LOG).then().statusCode(200);

        // Then
        api().get(LOG + "?integrationId=" + integration).then().body("logs", hasSize(1));
        api().delete(LOG + "?integrationId=" + integration).then().statusCode(200);
        api().get(LOG + "?integrationId=" + integration).then().body("logs", hasSize(0));
    }

    @Test
    void shouldShowErrorEvents() {
        // Given
        var integration = UUID.randomUUID().toString();
        var data = Map.of("message", "cannot start", "integrationid", integration, "task", "test");

        // When
        send(Map.of("type", "sh.keptn.log.error", "source", "a", "specversion", "1.0", "data", data));

        // Then
        api().get(LOG).then().body("logs.message", hasItem("cannot start"));
        api().get(LOG + "?integrationId=" + integration)
                .then()
                .body("logs", hasSize(1))
                .body("logs[0].task", equalTo("test"));
    }

    @Test
    void shouldRefuseAnEntryWithoutMessage() {
        api().body("{\"logs\":[{\"task\":\"x\"}]}")
                .post(LOG)
                .then()
                .statusCode(400)
                .body("message", containsString("no message"));
    }

    private static void sendErrored(String source, String task, String message) {
        var data = Map.of(
                "project", "p", "stage", "s", "service", "v", "status", "errored", "result", "fail", "message",
                message);
        send(Map.of(
                "type",
                "sh.keptn.event.deployment.finished",
                "source",
                source,
                "specversion",
                "1.0",
                "triggeredid",
                task,
                "data",
                data));
    }

    private static void send(Map<String, Object> event) {
        api().body(event).post("/api/v1/event").then().statusCode(200);
    }
}
