package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.drydock.shipyard.application.integration.LogEntries;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class LogRestTest {
    private static final String LOG = "/api/controlPlane/v1/log";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    @ReactiveDataSource("shipyard")
    Pool pool;

    @Inject
    LogEntries logs;

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
        api().get(LOG + "?integrationId=" + integration.substring(0, 8)).then().body("logs", hasSize(0));
    }

    @Test
    void shouldNameTheTimeThatIsNone() {
        api().body("{\"logs\":[{\"message\":\"a\"},{\"message\":\"b\",\"time\":\"abc\"}]}")
                .post(LOG)
                .then()
                .statusCode(400)
                .body("message", containsString("'logs[1].time' is not a time such as 2026-"));
    }

    @Test
    void shouldForgetWhatWasTakenOutOfTheLogWithItsEvent() {
        // Given
        var name = "failing-service-" + UUID.randomUUID();
        var integration = UniformRestTest.register(name, "sh.keptn.event.deployment.triggered");
        sendErrored(name, UUID.randomUUID().toString(), "gone by now");
        sendErrored(name, UUID.randomUUID().toString(), "still there");
        api().delete(LOG + "?integrationId=" + integration).then().statusCode(200);
        run("delete from outbox where body like '%' || $1 || '%gone by now%'", name);
        run("delete from event where source = $1 and body like '%gone by now%'", name);
        var before = number("select count(*) from log_dismissed");

        // When
        logs.forgetBefore(Instant.EPOCH).await().atMost(SOON);

        // Then
        assertThat(number("select count(*) from log_dismissed")).isLessThan(before);
        assertThat(
                        number(
                                "select count(*) from log_dismissed d where not exists (select 1 from event e where e.id = d.event_id)"))
                .isZero();
        api().get(LOG + "?integrationId=" + integration).then().body("logs", hasSize(0));
    }

    @Test
    void shouldRefuseAnEntryWithoutMessage() {
        api().body("{\"logs\":[{\"task\":\"x\"}]}")
                .post(LOG)
                .then()
                .statusCode(400)
                .body("message", containsString("no message"));
    }

    private void run(String sql, String value) {
        pool.preparedQuery(sql).execute(Tuple.of(value)).await().atMost(SOON);
    }

    private long number(String sql) {
        return pool.query(sql).execute().await().atMost(SOON).iterator().next().getLong(0);
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
