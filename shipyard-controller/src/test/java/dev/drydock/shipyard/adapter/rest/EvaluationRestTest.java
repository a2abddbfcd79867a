package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.EngineApi.SERVICE;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.PROJECTS;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class EvaluationRestTest {
    private static final String STAGES = """
            - name: qa
              sequences: []
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"start\":\"2026-01-01T10:00:00Z\",\"end\":\"2026-01-01T10:05:00Z\",\"timeframe\":\"5m\"}; exclude each other",
                "{\"end\":\"2026-01-01T10:05:00Z\"}; end needs start",
                "{\"start\":\"2026-01-01T10:00:00Z\"}; start needs end or timeframe",
                "{\"timeframe\":\"5x\"}; timeframe is '5x'",
                "{\"start\":\"now\",\"timeframe\":\"5m\"}; start is 'now'",
                "{\"start\":\"2026-01-01T10:00:00\",\"end\":\"later\"}; end is 'later'",
                "{\"start\":\"2026-01-01T10:00:00\",\"end\":\"2026-01-01T09:00:00Z\"}; not after start",
                "{\"start\":\"2026-01-01T10:00:00Z\",\"end\":\"2026-01-01T11:00:00+02:00\"}; not after start"
            })
    void shouldRefuseATimeWindowThatIsNotClear(String body, String why) {
        // Given
        var engine = EngineApi.with(STAGES);

        // When
        var refused = evaluate(engine, SERVICE, body);

        // Then
        refused.statusCode(400)
                .contentType("application/problem+json")
                .body("reason", equalTo("bad-time-window"))
                .body("detail", containsString(why));
    }

    @Test
    void shouldTellAtOnceThatThereIsNoSuchService() {
        evaluate(EngineApi.with(STAGES), "nobody", "{\"timeframe\":\"5m\"}")
                .statusCode(404)
                .body("reason", equalTo("unknown-service"));
    }

    @Test
    void shouldHandOnTheTimeWindowAndTheLabels() {
        // Given
        var engine = EngineApi.with(STAGES);

        // When
        String context = evaluate(
                        engine,
                        SERVICE,
                        "{\"start\":\"2026-01-01T10:00:00Z\",\"timeframe\":\"5m\",\"end\":\"\",\"labels\":{\"build\":\"7\"}}")
                .statusCode(200)
                .extract()
                .path("keptnContext");

        // Then
        engine.awaitEvent(context, "evaluation.triggered");
        assertThat(engine.data(context, "evaluation.triggered"))
                .containsEntry("evaluation", Map.of("start", "2026-01-01T10:00:00Z", "timeframe", "5m"))
                .containsEntry("labels", Map.of("build", "7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"start\":\"\",\"end\":\"\",\"timeframe\":\"\"}"})
    void shouldEvaluateTheLastFiveMinutesWhenNoTimeIsSaid(String body) {
        // Given
        var engine = EngineApi.with(STAGES);

        // When
        String context =
                evaluate(engine, SERVICE, body).statusCode(200).extract().path("keptnContext");

        // Then
        engine.awaitEvent(context, "evaluation.triggered");
        assertThat(engine.data(context, "evaluation.triggered")).containsEntry("evaluation", Map.of("timeframe", "5m"));
    }

    private static ValidatableResponse evaluate(EngineApi engine, String service, String body) {
        return api().body(body)
                .post(PROJECTS + "/{project}/stage/qa/service/{service}/evaluation", engine.project(), service)
                .then();
    }
}
