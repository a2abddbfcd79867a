package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.e2e.stack.Harness;
import dev.drydock.embedded.PrometheusServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A real Prometheus that scrapes the four services and has the alert rules that Drydock comes with. */
final class ScrapingPrometheus implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path OBSERVABILITY = Path.of("..", "deploy", "observability");
    private static final String CONFIGURATION = """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: [rules.yml]
            scrape_configs:
              - job_name: drydock
                metrics_path: /q/metrics
                static_configs: [{targets: [%s]}]
            """;

    private final PrometheusServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private ScrapingPrometheus(PrometheusServer server) {
        this.server = server;
    }

    static ScrapingPrometheus of(Harness harness, Path folder) {
        try {
            Files.copy(OBSERVABILITY.resolve("prometheus-rules.yaml"), folder.resolve("rules.yml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var targets = harness.services().stream()
                .map(service -> "'" + URI.create(service.url()).getAuthority() + "'")
                .collect(Collectors.joining(","));
        var prometheus = new ScrapingPrometheus(PrometheusServer.start(folder, CONFIGURATION.formatted(targets)));
        prometheus.awaitValue("sum(up)", harness.services().size());
        return prometheus;
    }

    void awaitValue(String query, double expected) {
        await(query).atMost(SOON).untilAsserted(() -> assertThat(values(query)).containsExactly(expected));
    }

    /** Every query of the dashboard is asked; each must answer with something. */
    void awaitDataOfDashboard() {
        var queries = dashboardQueries();
        assertThat(queries).hasSizeGreaterThan(30);
        for (var query : queries) {
            var now = query.replace("$__rate_interval", "30s");
            await(now).atMost(SOON).untilAsserted(() -> assertThat(values(now)).isNotEmpty());
        }
    }

    /** Every alert rule is evaluated without an error, and none fires when all is well. */
    void awaitSoundRules() {
        await("rules").atMost(SOON).untilAsserted(() -> {
            var rules = get("/api/v1/rules").path("data").path("groups").path(0).path("rules");
            assertThat(rules).hasSizeGreaterThan(10).allSatisfy(rule -> {
                assertThat(rule.path("health").asText()).as("%s", rule).isEqualTo("ok");
                assertThat(rule.path("state").asText()).as("%s", rule).isNotEqualTo("firing");
            });
        });
    }

    @Override
    public void close() {
        server.close();
    }

    private List<String> dashboardQueries() {
        try {
            var queries = new ArrayList<String>();
            json.readTree(OBSERVABILITY.resolve("grafana-dashboard.json").toFile())
                    .path("panels")
                    .forEach(panel -> panel.path("targets")
                            .forEach(target -> queries.add(target.path("expr").asText())));
            return queries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Double> values(String query) {
        var values = new ArrayList<Double>();
        get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .path("data")
                .path("result")
                .forEach(series -> values.add(
                        Double.parseDouble(series.path("value").path(1).asText())));
        return values;
    }

    private JsonNode get(String path) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(server.url() + path)).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
