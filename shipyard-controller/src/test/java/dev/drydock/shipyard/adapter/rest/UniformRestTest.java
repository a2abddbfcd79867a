package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.drydock.shipyard.application.integration.Integrations;
import dev.drydock.shipyard.domain.integration.Integration;
import dev.drydock.shipyard.domain.integration.IntegrationId;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class UniformRestTest {
    static final String UNIFORM = "/api/controlPlane/v1/uniform/registration";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Integrations integrations;

    @Test
    void shouldKeepItsIdAndSubscriptionsWhenAnIntegrationRegistersAgain() {
        // Given
        var id = register("again-service", "sh.keptn.event.deployment.triggered");
        api().body(Map.of("event", "sh.keptn.event.test.triggered"))
                .post(UNIFORM + "/" + id + "/subscription")
                .then()
                .statusCode(201);

        // When
        var again = api().body(body("again-service", "0.2.0", "sh.keptn.event.deployment.triggered"))
                .post(UNIFORM)
                .then();

        // Then
        again.statusCode(200).body("id", equalTo(id));
        api().put(UNIFORM + "/" + id + "/ping")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("live", equalTo(true))
                .body("metadata.integrationversion", equalTo("0.2.0"))
                .body("metadata.kubernetesmetadata.namespace", equalTo("keptn"))
                .body(
                        "subscriptions.event",
                        equalTo(List.of("sh.keptn.event.deployment.triggered", "sh.keptn.event.test.triggered")))
                .body("subscriptions[1].filter.projects", equalTo(List.of()));
        assertThat(id)
                .isEqualTo(IntegrationId.of("again-service", "keptn", "node-1").value());
    }

    @Test
    void shouldChangeSubscriptions() {
        // Given
        var id = register("changing-service", "sh.keptn.event.deployment.triggered");
        var subscriptions = UNIFORM + "/" + id + "/subscription";
        var subscription =
                api().get(subscriptions).then().statusCode(200).extract().<String>path("[0].id");
        var filter = Map.of("projects", List.of("fulltour"), "stages", List.of("qa"), "services", List.of());

        // When
        api().body(Map.of("event", "sh.keptn.event.*.triggered", "filter", filter))
                .put(subscriptions + "/" + subscription)
                .then()
                .statusCode(201)
                .body("id", equalTo(subscription));

        // Then
        api().get(subscriptions + "/" + subscription)
                .then()
                .statusCode(200)
                .body("event", equalTo("sh.keptn.event.*.triggered"))
                .body("filter.stages", equalTo(List.of("qa")));
        api().get(UNIFORM + "?project=fulltour").then().body("name", hasItem("changing-service"));
        api().get(UNIFORM + "?project=other").then().body("name", not(hasItem("changing-service")));
        api().delete(subscriptions + "/" + subscription).then().statusCode(200);
        api().get(subscriptions).then().body("", hasSize(0));
        api().get(subscriptions + "/" + subscription).then().statusCode(404);
    }

    @Test
    void shouldTakeWhatGoClientsSend() {
        // Given
        var body = """
                {"id":"","name":"go-service","metadata":{"hostname":"node-1","integrationversion":"dev",
                 "distributorversion":"","location":"control-plane","kubernetesmetadata":{"namespace":"keptn",
                 "podname":"go-service-1","deploymentname":"go-service"},"lastseen":"0001-01-01T00:00:00Z"},
                 "subscription":{"topics":null,"status":"","filter":{"project":"","stage":"","service":""}},
                 "subscriptions":[{"id":"","event":"sh.keptn.event.echo.triggered",
                 "filter":{"projects":null,"stages":null,"services":null}}]}""";

        // When
        var registered = api().body(body).post(UNIFORM).then();

        // Then
        registered.statusCode(201);
        api().get(UNIFORM + "?name=go-service")
                .then()
                .body("", hasSize(1))
                .body("[0].subscriptions[0].event", equalTo("sh.keptn.event.echo.triggered"));
    }

    @Test
    void shouldReadTopicsWhenAnIntegrationIsOld() {
        // Given
        var body = """
                {"name":"old-service","metadata":{"hostname":"node-1","kubernetesmetadata":{"namespace":"keptn"}},
                 "subscription":{"topics":["sh.keptn.event.test.triggered"],"filter":{"stage":"qa,staging"}}}""";

        // When
        var registered = api().body(body).post(UNIFORM).then();

        // Then
        registered.statusCode(201);
        api().get(UNIFORM + "?name=old-service")
                .then()
                .body("[0].subscriptions[0].filter.stages", equalTo(List.of("qa", "staging")));
    }

    @Test
    void shouldSayWhatIsMissing() {
        api().body("{\"name\":\"x\",\"metadata\":{\"hostname\":\"n\"}}")
                .post(UNIFORM)
                .then()
                .statusCode(400)
                .body("message", containsString("metadata.kubernetesmetadata.namespace is missing"));
        api().body(body("bad-service", "0.1.0", "sh.keptn.>.triggered"))
                .post(UNIFORM)
                .then()
                .statusCode(400)
                .body("message", containsString("'sh.keptn.>.triggered' is no event type or pattern"));
        api().put(UNIFORM + "/nobody/ping").then().statusCode(404).body("reason", equalTo("unknown-integration"));
        api().delete(UNIFORM + "/nobody").then().statusCode(404);
        api().get(UNIFORM + "/nobody/subscription").then().statusCode(404);
    }

    @Test
    void shouldForgetAnIntegrationWhenItWasSilentForLong() {
        // Given
        var id = register("silent-service", "sh.keptn.event.deployment.triggered");
        var silent =
                integrations.find(new IntegrationId(id)).await().atMost(SOON).orElseThrow();
        integrations
                .register(new Integration(
                        silent.id(),
                        silent.name(),
                        silent.metadata(),
                        List.of(),
                        Instant.parse("2020-01-01T00:00:00Z")))
                .await()
                .atMost(SOON);
        api().get(UNIFORM + "?id=" + id).then().body("[0].live", equalTo(false));

        // When
        integrations
                .forgetSeenBefore(Instant.parse("2020-01-02T00:00:00Z"))
                .await()
                .atMost(SOON);

        // Then
        api().put(UNIFORM + "/" + id + "/ping").then().statusCode(404);
    }

    @Test
    void shouldBeGoneWhenItUnregisters() {
        // Given
        var id = register("leaving-service", "sh.keptn.event.deployment.triggered");

        // When
        api().delete(UNIFORM + "/" + id).then().statusCode(200);

        // Then
        api().get(UNIFORM + "?id=" + id).then().body("", hasSize(0));
    }

    static String register(String name, String event) {
        return api().body(body(name, "0.1.0", event))
                .post(UNIFORM)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> body(String name, String version, String event) {
        return Map.of(
                "name",
                name,
                "metadata",
                Map.of(
                        "hostname",
                        "node-1",
                        "integrationversion",
                        version,
                        "kubernetesmetadata",
                        Map.of("namespace", "keptn")),
                "subscriptions",
                List.of(Map.of("event", event, "filter", Map.of())));
    }
}
