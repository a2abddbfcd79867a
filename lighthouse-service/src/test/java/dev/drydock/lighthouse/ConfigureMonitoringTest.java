package dev.drydock.lighthouse;

import static dev.drydock.lighthouse.Events.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
@QuarkusTestResource(MeasuredService.class)
class ConfigureMonitoringTest {
    private static final String REMEDIATION = """
            apiVersion: spec.keptn.sh/0.1.4
            kind: Remediation
            metadata: { name: carts }
            spec:
              remediations:
              - { problemType: slowest, actionsOnOpen: [ { action: scale, name: scale } ] }
            """;

    @Inject
    InMemoryResources resources;

    @Inject
    InMemoryPlaces places;

    @ConfigProperty(name = "drydock.lighthouse.prometheus.url")
    String prometheus;

    @ConfigProperty(name = "drydock.lighthouse.monitoring.folder")
    Path folder;

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
    void shouldRaiseTheAlertThatTheRemediationNamesWhenAnObjectiveIsBreached() throws IOException {
        // Given
        var scope = new Scope("watched", "qa", "carts");
        put(scope, "slo.yaml", """
                objectives:
                - sli: slowest
                  pass: [ { criteria: [ "<1", "<=+10%" ] } ]
                total_score: { pass: 90 }
                """);
        put(scope, "remediation.yaml", REMEDIATION);
        put(scope, "prometheus/sli.yaml", "indicators: { slowest: 'max(latency_seconds{stage=\"$STAGE\"})' }\n");

        // When
        var finished = configure(in("watched", "qa", "carts"), "prometheus");

        // Then
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().text("message").orElse("")).contains("Prometheus has read them.");
        assertThat(Files.readString(folder.resolve("rules/watched-qa-carts.yaml")))
                .contains("alert: slowest", "(max(latency_seconds{stage=\"qa\"})) >= 1");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(RestAssured.get(prometheus + "/api/v1/alerts")
                                .jsonPath()
                                .getList(
                                        "data.alerts.findAll { it.state == 'firing' && it.labels.project == 'watched' }"
                                                + ".annotations.summary",
                                        String.class))
                        .containsExactly("slowest"));
    }

    @Test
    void shouldTakeAwayWhatAnEarlierVersionWroteUnderANameThatOthersMayHave() throws IOException {
        // Given
        var scope = new Scope("twice-watched", "qa", "carts");
        put(scope, "slo.yaml", "objectives: [ { sli: slowest, pass: [ { criteria: [ '<1' ] } ] } ]\n");
        put(scope, "remediation.yaml", REMEDIATION);
        put(scope, "prometheus/sli.yaml", "indicators: { slowest: up }\n");
        var rules = folder.resolve("rules/twice-watched-qa-carts.yaml");
        var scrape = folder.resolve("scrape/twice-watched-qa-carts.yaml");
        Files.createDirectories(rules.getParent());
        Files.createDirectories(scrape.getParent());
        Files.writeString(rules, "groups:\n- name: drydock twice-watched/qa/carts\n  rules: []\n");
        Files.writeString(scrape, """
                scrape_configs:
                - job_name: qa-carts-twice-watched-canary
                  static_configs:
                  - targets:
                    - qa-carts-canary.twice-watched:80
                """);

        // When
        var finished = configure(in("twice-watched", "qa", "carts"), "prometheus");

        // Then
        assertThat(finished.data().text("message").orElse("")).contains("Prometheus has read them.");
        assertThat(folder.resolve("rules/twice--watched-qa-carts.yaml")).exists();
        assertThat(rules).doesNotExist();
        assertThat(scrape).as("is of another service").exists();

        // When
        Files.writeString(scrape, """
                scrape_configs:
                - job_name: carts-twice-watched-qa-canary
                  static_configs:
                  - targets:
                    - carts-canary.twice-watched-qa:80
                - job_name: carts-twice-watched-qa-primary
                  static_configs:
                  - targets:
                    - carts-primary.twice-watched-qa:80
                """);
        configure(in("twice-watched", "qa", "carts"), "prometheus");

        // Then
        assertThat(scrape).doesNotExist();
    }

    @Test
    void shouldOnlyScrapeWhenThereIsNothingToWatchFor() {
        // When
        var finished = configure(in("watched", "qa", "plain"), "prometheus");

        // Then
        assertThat(finished.data().text("message").orElse(""))
                .contains("There are no alert rules: the service has no slo.yaml and no remediation.yaml.");
        assertThat(folder.resolve("scrape/watched-qa-plain.yaml")).content().contains("plain-canary.watched-qa:80");
        assertThat(folder.resolve("rules/watched-qa-plain.yaml")).doesNotExist();
    }

    @Test
    void shouldMakeTheToolTheSliProviderOfTheProject() {
        // Given
        put(new Scope("elsewhere", "qa", "carts"), "slo.yaml", Evaluations.SLO);
        bus.send(triggered(in("elsewhere", "qa", "carts"), "dynatrace"));

        // When
        var asked = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            var evaluation = bus.send(
                                    Events.evaluationTriggered(Events.inWindow(in("elsewhere", "qa", "carts"))));
                            return bus.getSliOf(evaluation);
                        },
                        getSli -> getSli.data().text("get-sli", "sliProvider").equals(Optional.of("dynatrace")));

        // Then
        assertThat(asked.data().text("project")).contains("elsewhere");
    }

    @Test
    void shouldSetUpTheServiceInEveryStageWhenKeptnsCommandLineAsks() throws IOException {
        // Given
        places.put(
                "wide",
                new Scope("wide", "qa", "carts"),
                new Scope("wide", "prod", "carts"),
                new Scope("wide", "prod", "orders"));
        put(new Scope("wide", "prod", "carts"), "slo.yaml", """
                objectives:
                - sli: slowest
                  pass: [ { criteria: [ "<1" ] } ]
                """);
        put(new Scope("wide", "prod", "carts"), "remediation.yaml", REMEDIATION);
        put(new Scope("wide", "prod", "carts"), "prometheus/sli.yaml", "indicators: { slowest: up }\n");

        // When
        var call = bus.send(Events.of(
                "monitoring.configure",
                Events.newContext(),
                Optional.empty(),
                Payload.EMPTY.with("type", "prometheus").with("project", "wide").with("service", "carts")));

        // Then
        var finished = bus.awaitOne("configure-monitoring.finished", Bus.answers(call.id()));
        assertThat(finished.context()).isEqualTo(call.context());
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().text("message").orElse(""))
                .contains("wide/qa/carts: There are no alert rules: the service has no slo.yaml");
        assertThat(folder.resolve("scrape/wide-qa-carts.yaml")).exists();
        assertThat(folder.resolve("scrape/wide-prod-carts.yaml")).exists();
        assertThat(folder.resolve("scrape/wide-prod-orders.yaml")).doesNotExist();
        assertThat(Files.readString(folder.resolve("rules/wide-prod-carts.yaml")))
                .contains("alert: slowest");
    }

    @Test
    void shouldSetUpEveryServiceWhenNoneIsNamed() {
        // Given
        places.put("all", new Scope("all", "qa", "carts"), new Scope("all", "prod", "orders"));

        // When
        var finished = configure(Payload.EMPTY.with("project", "all"), "prometheus");

        // Then
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(folder.resolve("scrape/all-qa-carts.yaml")).exists();
        assertThat(folder.resolve("scrape/all-prod-orders.yaml")).exists();
    }

    @Test
    void shouldNameTheServiceWhoseFileIsWrong() {
        // Given
        places.put("mixed", new Scope("mixed", "qa", "carts"), new Scope("mixed", "qa", "wrong"));
        put(new Scope("mixed", "qa", "wrong"), "slo.yaml", "objectves: []\n");
        put(new Scope("mixed", "qa", "wrong"), "remediation.yaml", REMEDIATION);

        // When
        var finished = configure(Payload.EMPTY.with("project", "mixed").with("stage", "qa"), "prometheus");

        // Then
        assertErrored(finished, "mixed/qa/wrong: slo.yaml:1:1: unknown key 'objectves'");
        assertThat(folder.resolve("scrape/mixed-qa-carts.yaml")).doesNotExist();
    }

    @Test
    void shouldBeErroredWithTheReasonWhenItCannotBeDone() {
        // Given
        put(new Scope("watched", "qa", "broken"), "slo.yaml", "objectves: []\n");
        put(new Scope("watched", "qa", "broken"), "remediation.yaml", REMEDIATION);

        places.put("watched", new Scope("watched", "qa", "broken"));

        // When
        var broken = configure(in("watched", "qa", "broken"), "prometheus");
        var nowhere = configure(Payload.EMPTY.with("project", "unheard"), "prometheus");
        var empty = configure(Payload.EMPTY.with("project", "watched").with("service", "other"), "prometheus");
        var unnamed = configure(in("watched", "qa", "broken"), "");

        // Then
        assertErrored(broken, "slo.yaml:1:1: unknown key 'objectves'");
        assertErrored(nowhere, "There is no project 'unheard'.");
        assertErrored(empty, "project 'watched' has no service 'other'.");
        assertErrored(unnamed, "needs data.project and data.configureMonitoring.type");
    }

    private KeptnEvent configure(Payload data, String type) {
        var triggered = bus.send(triggered(data, type));
        return bus.awaitOne("configure-monitoring.finished", Bus.answers(triggered.id()));
    }

    private static KeptnEvent triggered(Payload data, String type) {
        return Events.of(
                "configure-monitoring.triggered",
                Events.newContext(),
                Optional.empty(),
                data.with("configureMonitoring", Map.of("type", type)));
    }

    private void put(Scope scope, String uri, String text) {
        resources.put(ResourceLevel.service(scope), uri, text);
    }

    private static void assertErrored(KeptnEvent finished, String reason) {
        assertThat(finished.data().status()).contains(Status.ERRORED);
        assertThat(finished.data().text("message").orElse("")).contains(reason);
    }
}
