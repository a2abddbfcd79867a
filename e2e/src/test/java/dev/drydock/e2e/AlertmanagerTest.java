package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.e2e.stack.Api;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.e2e.stack.UserProject;
import dev.drydock.embedded.AlertmanagerServer;
import dev.drydock.embedded.PrometheusServer;
import dev.drydock.events.KeptnContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a metric, a real Alertmanager tells of it: opened, repeated, resolved, fired again. */
@ExtendWith(HarnessExtension.class)
class AlertmanagerTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final double SLOW = 900;
    private static final double FAST = 100;
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.2
            kind: Shipyard
            metadata: {name: alerting}
            spec:
              stages:
                - name: production
                  sequences:
                    - name: remediation
                      triggeredOn:
                        - event: production.remediation.finished
                          selector: {match: {evaluation.result: fail}}
                      tasks:
                        - name: get-action
                        - name: action
                        - name: evaluation
                          properties: {timeframe: 2m}
            """;
    private static final String RULES = """
            groups:
              - name: slow
                rules:
                  - alert: Slow
                    expr: response_time_milliseconds{project="%s"} > 500
                    labels: {stage: production}
                    annotations: {summary: response_time}
            """;
    private static final String REMEDIATION = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            metadata: {name: alerting}
            spec:
              remediations:
                - problemType: response_time
                  actionsOnOpen:
                    - {name: restart, action: restart}
                    - {name: toggle, action: featuretoggle}
            """;
    private static final String PROMETHEUS = """
            global: {scrape_interval: 500ms, evaluation_interval: 500ms}
            rule_files: [rules.yml]
            alerting:
              alertmanagers: [{static_configs: [{targets: ['%s']}]}]
            scrape_configs:
              - job_name: helloservice
                static_configs: [{targets: ['%s']}]
            """;
    private static final String ALERTMANAGER = """
            route:
              receiver: drydock
              group_by: [alertname, project]
              group_wait: 100ms
              group_interval: 1s
              repeat_interval: 1s
            receivers:
              - name: drydock
                webhook_configs:
                  - url: %s/api/remediation/v1/alertmanager
                    send_resolved: true
                    http_config: {authorization: {credentials: '%s'}}
            """;

    @TempDir
    Path folder;

    private HttpServer service;
    private volatile int milliseconds;

    @BeforeEach
    void measure() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void shouldOpenJoinAndEndAProblemAndOpenTheNextAsTheAlertFiresAndResolves(Harness harness) {
        // Given
        var project = "alerting";
        harness.project(project, SHIPYARD)
                .push(
                        "production",
                        Map.of(
                                UserProject.SERVICE + "/remediation.yaml",
                                REMEDIATION.getBytes(StandardCharsets.UTF_8),
                                UserProject.SERVICE + "/slo.yaml",
                                UserFiles.bytes("project/slo.yaml")));
        harness.sli().script(project, SLOW);
        harness.actions().during(project, () -> {
            awaitProblem(
                    harness,
                    project,
                    0,
                    "repeats >= 2",
                    problem -> problem.path("repeats").asLong() >= 2);
            milliseconds = 100;
            awaitProblem(
                    harness,
                    project,
                    0,
                    "it resolves",
                    problem -> problem.path("goneByItself").asBoolean());
        });
        try (var alertmanager = alertmanager(harness, project);
                var prometheus = prometheus(project, alertmanager)) {
            assertThat(prometheus.isAlive()).isTrue();

            // When
            milliseconds = 900;
            var first = awaitClosed(harness, project, 1);

            // Then
            assertThat(first.path("state").asText()).isEqualTo("resolved-by-itself");
            assertThat(first.path("source").asText()).isEqualTo("prometheus");
            assertThat(first.path("attempts")).hasSize(1);

            // Given
            harness.sli().script(project, FAST);
            harness.actions().during(project, () -> milliseconds = 100);

            // When
            milliseconds = 900;
            var second = awaitClosed(harness, project, 2);

            // Then
            assertThat(second.path("state").asText()).isEqualTo("resolved");
            assertThat(second.path("id").asText()).isNotEqualTo(first.path("id").asText());
            for (var problem : List.of(first, second)) {
                var told = harness.witness()
                        .seen(new KeptnContext(problem.path("keptnContext").asText()));
                assertThat(told.count("problem.opened")).isEqualTo(1);
                assertThat(told.count("problem.resolved")).isEqualTo(1);
                assertThat(told.count("problem.escalated")).isZero();
                assertThat(told.count("production.remediation.triggered")).isEqualTo(problem == first ? 2 : 1);
            }
        }
    }

    @Test
    void shouldTakeATokenForItsToolAndProjectAlone(Harness harness) {
        // Given
        harness.project("reporting", SHIPYARD);
        var mine = new Alert("reporting", "mine").resolved();
        var api = harness.api(harness.token("reporting", "report-alertmanager", "reporting"));

        // When
        var taken = api.post(Alert.PATH, mine);
        var others = api.post(Alert.PATH, new Alert("others", "other").firing());
        var otherTool = api.post("/api/remediation/v1/grafana", mine);
        var reading = api.get("/api/remediation/v1/problem?project=reporting");

        // Then
        assertThat(outcome(taken)).isEqualTo("ignored");
        assertThat(outcome(others)).isEqualTo("refused");
        assertThat(otherTool.status()).isEqualTo(403);
        assertThat(reading.status()).isEqualTo(403);
    }

    private static String outcome(Api.Answer answer) {
        return answer.body().path("alerts").path(0).path("outcome").asText();
    }

    private AlertmanagerServer alertmanager(Harness harness, String project) {
        return AlertmanagerServer.start(
                folder.resolve("alertmanager"),
                ALERTMANAGER.formatted(
                        harness.controller().url(), harness.token("alertmanager", "report-alertmanager", project)));
    }

    private PrometheusServer prometheus(String project, AlertmanagerServer alertmanager) {
        service.createContext("/metrics", exchange -> {
            var text = "response_time_milliseconds{project=\"%s\",service=\"%s\"} %d\n"
                    .formatted(project, UserProject.SERVICE, milliseconds);
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        try {
            var home = Files.createDirectories(folder.resolve("prometheus"));
            Files.writeString(home.resolve("rules.yml"), RULES.formatted(project));
            return PrometheusServer.start(
                    home,
                    PROMETHEUS.formatted(
                            alertmanager.url().getAuthority(),
                            "127.0.0.1:" + service.getAddress().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode awaitClosed(Harness harness, String project, int howMany) {
        await(howMany + " problems are closed")
                .atMost(SOON)
                .until(() -> problems(harness, project).stream()
                                .filter(problem -> problem.has("closedAt"))
                                .count()
                        == howMany);
        return problems(harness, project).get(0);
    }

    private static void awaitProblem(
            Harness harness, String project, int number, String what, Predicate<JsonNode> condition) {
        await(what)
                .atMost(SOON)
                .until(() -> problems(harness, project).size() > number
                        && condition.test(problems(harness, project).get(number)));
    }

    /** The newest first. */
    private static List<JsonNode> problems(Harness harness, String project) {
        var problems = new ArrayList<JsonNode>();
        harness.api()
                .get("/api/remediation/v1/problem?project=" + project)
                .body()
                .path("problems")
                .forEach(problems::add);
        return problems;
    }
}
