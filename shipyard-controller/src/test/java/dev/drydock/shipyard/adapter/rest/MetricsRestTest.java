package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SOON;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.NatsServer;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the controller tells Prometheus. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class MetricsRestTest {
    private static final String STAGES = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: mt-deploy
            """;

    NatsServer nats;

    @Test
    void shouldCountAndTimeSequencesAndTheirTasks() {
        // Given
        var engine = EngineApi.with(STAGES);
        var passed = value("drydock_sequences_total", "kind=\"delivery\"", "outcome=\"pass\"");
        var tasks = value("drydock_task_duration_seconds_count", "task=\"other\"");

        // When
        try (var executor = new NatsExecutor(nats.url(), engine.project(), "helm").doing("mt-deploy")) {
            engine.awaitState(engine.trigger("qa.delivery"), "finished");
            assertThat(executor.asked()).isNotEmpty();
        }

        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(value("drydock_sequences_total", "kind=\"delivery\"", "outcome=\"pass\""))
                                .isGreaterThan(passed));
        assertThat(value("drydock_task_duration_seconds_count", "task=\"other\""))
                .isGreaterThan(tasks);
        assertThat(value("drydock_sequence_wait_seconds_count", "kind=\"delivery\""))
                .isPositive();
    }

    @Test
    void shouldTellWhatRunsNow() {
        // Given
        var engine = EngineApi.with(STAGES);

        // When
        var context = engine.trigger("qa.delivery");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(value("drydock_sequences_open", "state=\"started\""))
                        .isPositive());
        engine.control(context, Map.of("state", "abort"));
        assertThat(value("drydock_postgresql_up", "component=\"shipyard-controller\""))
                .isEqualTo(1);
        assertThat(value("drydock_nats_connected")).isEqualTo(1);
        assertThat(value("drydock_outbox_events", "component=\"shipyard-controller\""))
                .isNotNaN();
    }

    /** No id of a flow, event or service may become a label: the number of series would grow for ever. */
    @Test
    void shouldHaveLabelsWithoutIdsAndNamesOfUsers() {
        // Given
        var engine = EngineApi.with(STAGES);

        // When
        var context = engine.trigger("qa.delivery");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(value("drydock_sequences_open", "state=\"started\""))
                        .isPositive());
        var text = scrape();
        engine.control(context, Map.of("state", "abort"));

        // Then
        assertThat(text).doesNotContain(context, engine.project());
    }

    private static double value(String name, String... labels) {
        return scrape().lines()
                .filter(line ->
                        Pattern.compile("^" + name + "[{ ]").matcher(line).find())
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String scrape() {
        return given().when().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
