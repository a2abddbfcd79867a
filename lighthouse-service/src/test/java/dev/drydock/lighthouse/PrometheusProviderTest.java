package dev.drydock.lighthouse;

import static dev.drydock.lighthouse.Events.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.evaluation.SliValue;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.lighthouse.domain.evaluation.GetSliPayload;
import dev.drydock.lighthouse.domain.evaluation.Timestamps;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
@QuarkusTestResource(MeasuredService.class)
class PrometheusProviderTest {
    private static final Scope SCOPE = new Scope("metrics", "qa", "carts");

    @Inject
    InMemoryResources resources;

    @ConfigProperty(name = "drydock.lighthouse.prometheus.url")
    String prometheus;

    NatsServer nats;
    private Bus bus;

    @BeforeEach
    void prepare() {
        bus = new Bus(nats);
        resources.put(ResourceLevel.project("metrics"), "prometheus/sli.yaml", """
                indicators:
                  slowest: max(wrong_metric)
                  listing: wrong_metric
                  unseen: absent_metric{stage="$STAGE"}
                """);
        resources.put(ResourceLevel.stage("metrics", "qa"), "prometheus/sli.yaml", """
                indicators:
                  slowest: max(latency_seconds{stage="$STAGE"})
                  listing: wrong_metric
                """);
        resources.put(ResourceLevel.service(SCOPE), "prometheus/sli.yaml", """
                indicators:
                  listing: latency_seconds{handler="$handler"}
                  all: latency_seconds
                  broken: broken
                  endless: endless
                  peak: "range(max, 5s): sum(latency_seconds)"
                  peaks: "range(max): latency_seconds"
                  late: "range(p95, 5s): absent_metric"
                  nonsense: sum((
                  range: latency_seconds[1m]
                """);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(RestAssured.given()
                                .queryParam("query", "count_over_time(http_requests_total{status=\"500\"}[1m]) >= 3")
                                .get(prometheus + "/api/v1/query")
                                .body()
                                .asString())
                        .contains("\"value\""));
    }

    @AfterEach
    void disconnect() {
        bus.close();
    }

    @Test
    void shouldEvaluateWhatPrometheusHasMeasured() {
        // Given
        resources.put(ResourceLevel.service(SCOPE), "slo.yaml", """
                filter: { handler: list }
                objectives:
                - sli: listing
                  pass: [ { criteria: [ "<0.5" ] } ]
                - sli: slowest
                  pass: [ { criteria: [ "<1" ] } ]
                - sli: throughput
                total_score: { pass: 90%, warning: 50% }
                """);
        var triggered =
                Events.evaluationTriggered(in("metrics", "qa", "carts").with("evaluation", Map.of("timeframe", "2m")));

        // When
        bus.send(triggered);

        // Then
        var finished = bus.finishedOf(triggered);
        assertThat(finished.data().result()).contains(Result.WARNING);
        assertThat(finished.data().text("message").orElse(""))
                .contains("slowest is 1.5 and misses <1 (0 of 1 points).");
    }

    @Test
    void shouldMergeFilesAndFillPlaceholdersWhenAsked() {
        // When
        var finished = ask("metrics", List.of("slowest", "listing"));

        // Then
        var values = values(finished);
        assertThat(finished.source()).isEqualTo("prometheus-service");
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(values.get("slowest").value()).isEqualTo(1.5);
        assertThat(values.get("listing").value()).isEqualTo(0.42);
    }

    @Test
    void shouldUseBuiltInQueriesWhenNoFileDefinesThem() {
        // When
        var finished = ask("metrics", List.of("throughput", "error_rate"), List.of());

        // Then
        var values = values(finished);
        assertThat(values.get("throughput").value()).isPositive();
        assertThat(values.get("error_rate").value()).isBetween(0.2, 0.3);
    }

    @Test
    void shouldWarnAndNameTheQueryWhenSomeAnswersAreUseless() {
        // When
        var finished = ask(
                "metrics",
                List.of(
                        "listing",
                        "unseen",
                        "all",
                        "broken",
                        "nonsense",
                        "range",
                        "nobody",
                        "endless",
                        "peaks",
                        "late"));

        // Then
        var values = values(finished);
        assertThat(finished.data().result()).contains(Result.WARNING);
        assertThat(finished.data().status()).contains(Status.SUCCEEDED);
        assertThat(values.get("listing").success()).isTrue();
        assertThat(values.get("unseen").message()).contains("'absent_metric{stage=\"qa\"}' found no data");
        assertThat(values.get("all").message()).contains("found 2 series");
        assertThat(values.get("broken").message()).contains("gave NaN");
        assertThat(values.get("nonsense").message()).contains("bad_data", "parse error");
        assertThat(values.get("range").message()).contains("gives a matrix");
        assertThat(values.get("endless").message()).contains("'endless' gave Infinity", "no number to judge by");
        assertThat(values.get("peaks").message()).contains("'latency_seconds' found 2 series");
        assertThat(values.get("late").message()).contains("'absent_metric' found no data from ");
        assertThat(values.get("nobody").message()).contains("define 'nobody' in prometheus/sli.yaml");
    }

    @Test
    void shouldAskAllOverTheWindowWhenTheFileSaysSo() {
        // When
        var finished = ask("metrics", List.of("peak"));

        // Then
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(values(finished).get("peak").value()).isEqualTo(1.92);
    }

    @Test
    void shouldShowTokenAndTenantBelowTheBasePathOfTheProjectOnly() {
        // Given
        resources.put(ResourceLevel.project("guarded"), "prometheus/sli.yaml", "indicators: { up: vector(7) }\n");

        // When
        var allowed = ask("guarded", List.of("up"));
        var refused = ask("guarded", "locked", List.of("up"), List.of());

        // Then
        assertThat(values(allowed).get("up").value()).isEqualTo(7);
        assertThat(refused.data().result()).contains(Result.FAIL);
        assertThat(refused.data().text("message").orElse(""))
                .contains("'vector(7)' failed", "/gateway answered 401; check the credentials configured for it");
    }

    @Test
    void shouldSayWhenAServerIsSilentOrAtAnotherPath() {
        // When
        var silent = ask("silent", List.of("throughput"));
        var lost = ask("lost", List.of("throughput"));

        // Then
        assertThat(silent.data().text("message").orElse("")).contains("/silent did not answer within 1 seconds");
        assertThat(lost.data().text("message").orElse("")).contains("/nowhere answered 404; check its base path");
    }

    @Test
    void shouldFailWhenPrometheusCannotBeReached() {
        // When
        var finished = ask("unreachable", List.of("throughput"));

        // Then
        assertThat(finished.data().result()).contains(Result.FAIL);
        assertThat(finished.data().text("message").orElse("")).contains("http://127.0.0.1:1 cannot be reached");
    }

    @Test
    void shouldBeErroredWhenTheFileIsWrong() {
        // Given
        resources.put(ResourceLevel.project("mistaken"), "prometheus/sli.yaml", "indicatrs: {}\n");

        // When
        var finished = ask("mistaken", List.of("throughput"));

        // Then
        assertThat(finished.data().status()).contains(Status.ERRORED);
        assertThat(finished.data().text("message").orElse(""))
                .contains("prometheus/sli.yaml of the project:1:1: unknown key 'indicatrs'");
    }

    private KeptnEvent ask(String project, List<String> indicators) {
        return ask(project, indicators, List.of(Map.of("key", "handler", "value", "list")));
    }

    private KeptnEvent ask(String project, List<String> indicators, List<Map<String, String>> filters) {
        return ask(project, "qa", indicators, filters);
    }

    private KeptnEvent ask(String project, String stage, List<String> indicators, List<Map<String, String>> filters) {
        var now = Instant.now();
        Payload data = in(project, stage, "carts")
                .with(
                        "get-sli",
                        Map.of(
                                "sliProvider",
                                "prometheus",
                                "start",
                                Timestamps.format(now.minusSeconds(60)),
                                "end",
                                Timestamps.format(now),
                                "indicators",
                                indicators,
                                "customFilters",
                                filters));
        var triggered = bus.send(Events.of("get-sli.triggered", Events.newContext(), Optional.empty(), data));
        return bus.awaitOne("get-sli.finished", Bus.answers(triggered.id()));
    }

    private static Map<String, SliValue> values(KeptnEvent finished) {
        return GetSliPayload.values(finished.data()).stream()
                .collect(Collectors.toMap(SliValue::metric, value -> value));
    }
}
