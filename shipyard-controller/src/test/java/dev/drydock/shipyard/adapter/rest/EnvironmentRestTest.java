package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class EnvironmentRestTest {
    private static final String STAGES = """
            - name: qa
              sequences:
                - name: delivery
                  tasks:
                    - name: je-deployment
                    - name: evaluation
            - name: production
              sequences:
                - name: delivery
                  triggeredOn:
                    - event: qa.delivery.finished
                  tasks:
                    - name: je-deployment
            """;
    private static final Map<String, Object> IMAGE =
            Map.of("configurationChange", Map.of("values", Map.of("image", "registry/helloservice:1.2.3")));

    @Test
    void shouldShowTheStagesAndWhatTheyCanRun() {
        var project = EngineApi.with(STAGES).project();

        environment(project)
                .body("stages.name", equalTo(List.of("qa", "production")))
                .body("stages[1].parentStages", equalTo(List.of("qa")))
                .body("stages[0].sequences[0].tasks", equalTo(List.of("je-deployment", "evaluation")))
                .body("stages[0].services[0].name", equalTo("helloservice"))
                .body("stages[0].services[0].deployed", nullValue())
                .body("stages[0].services[0].evaluation", nullValue());
    }

    @Test
    void shouldSayWhatIsDeployedOnceTheTaskHasWorkedAndHowItWasEvaluated() {
        // Given
        var engine = EngineApi.with(STAGES);
        var context = engine.trigger("qa.delivery", Map.of(), IMAGE);

        // Then
        environment(engine.project()).body("stages[0].services[0].deployed", nullValue());
        api().get("/api/v1/overview")
                .then()
                .statusCode(200)
                .body("projects.find { it.project == '%s' }.sequences.started".formatted(engine.project()), equalTo(1));

        // When
        answer(engine, context, "je-deployment", "test", Map.of());
        answer(
                engine,
                context,
                "evaluation",
                "lighthouse-service",
                Map.of("evaluation", Map.of("result", "warning", "score", 75.5)));
        engine.awaitEvent(context, "qa.delivery.finished");

        // Then
        environment(engine.project())
                .body("stages[0].services[0].deployed.image", equalTo("registry/helloservice:1.2.3"))
                .body("stages[0].services[0].deployed.keptnContext", equalTo(context))
                .body("stages[0].services[0].evaluation.score", equalTo(75.5f))
                .body("stages[0].services[0].evaluation.result", equalTo("warning"))
                .body("stages[1].services[0].deployed", nullValue());
        var project = "/api/controlPlane/v1/project/" + engine.project();
        api().get(project + "/stage/qa/service")
                .then()
                .body("services[0].deployedImage", equalTo("registry/helloservice:1.2.3"));
        api().get(project + "/stage/qa/service/helloservice")
                .then()
                .body("deployedImage", equalTo("registry/helloservice:1.2.3"));
        api().get(project)
                .then()
                .body("stages[0].services[0].deployedImage", equalTo("registry/helloservice:1.2.3"))
                .body("stages[1].services[0].deployedImage", nullValue());
        api().get("/api/controlPlane/v1/sequence/{project}", engine.project())
                .then()
                .body("states[0].stages[0].image", equalTo("registry/helloservice:1.2.3"));
    }

    @Test
    void shouldShowAnEvaluationWhateverCharactersItHolds() {
        // Given
        var engine = EngineApi.with(STAGES);
        var context = engine.trigger(
                "qa.delivery", Map.of(), Map.of("configurationChange", Map.of("values", Map.of("image", "a\0b"))));
        answer(engine, context, "je-deployment", "test", Map.of());

        // When
        answer(
                engine,
                context,
                "evaluation",
                "lighthouse-service",
                Map.of("message", "a\0b", "evaluation", Map.of("result", "pass", "score", "n/a")));
        engine.awaitEvent(context, "qa.delivery.finished");

        // Then
        environment(engine.project())
                .body("stages[0].services[0].evaluation.score", equalTo(0f))
                .body("stages[0].services[0].evaluation.result", equalTo("pass"))
                .body("stages[0].services[0].deployed", nullValue());
    }

    @Test
    void shouldNotTakeADeploymentThatFailedForDone() {
        // Given
        var engine = EngineApi.with(STAGES);
        var context = engine.trigger("qa.delivery", Map.of(), IMAGE);

        // When
        answer(engine, context, "je-deployment", "test", Map.of("result", "fail"));
        engine.awaitEvent(context, "qa.delivery.finished");

        // Then
        environment(engine.project()).body("stages[0].services[0].deployed", nullValue());
    }

    @Test
    void shouldNameWhatIsInShadowMode() {
        // Given
        var project = EngineApi.with(STAGES).project();
        write("/api/resource-service/v1/project/" + project + "/resource", "guards.yaml", """
                apiVersion: drydock.dev/v1
                kind: Guards
                spec:
                  stages:
                    - name: qa
                      guards: {shadow: true}
                """);
        write(
                "/api/resource-service/v1/project/" + project + "/stage/production/service/helloservice/resource",
                "remediation.yaml",
                """
                apiVersion: spec.keptn.sh/0.1.4
                kind: Remediation
                metadata:
                  name: hello
                spec:
                  guards: {shadow: true}
                  remediations:
                    - problemType: default
                      actionsOnOpen:
                        - action: scale
                          name: scale
                """);

        // Then
        api().get("/api/v1/project/{project}/shadow-mode", project)
                .then()
                .statusCode(200)
                .body("shadowed.stage", equalTo(List.of("qa", "production")))
                .body("shadowed[0].service", nullValue())
                .body("shadowed[1].service", equalTo("helloservice"))
                .body("shadowed.place", hasItem("guards.yaml:6:24"));
    }

    @Test
    void shouldCountOnlyWhatATokenMaySee() {
        // Given
        var engine = EngineApi.with(STAGES);
        engine.trigger("qa.delivery", Map.of(), IMAGE);
        var other = ProjectApi.createWithService("helloservice");

        // Then
        TokenApi.madeFor(other, "read")
                .request()
                .get("/api/v1/overview")
                .then()
                .statusCode(200)
                .body("projects", equalTo(List.of()));
        api().get("/api/v1/project/nobody-knows/environment").then().statusCode(404);
    }

    private static void answer(EngineApi engine, String context, String task, String source, Map<String, ?> data) {
        engine.awaitEvent(context, task + ".triggered");
        var id = engine.events(context)
                .getString("events.find { it.type == 'sh.keptn.event.%s.triggered' }.id".formatted(task));
        for (var kind : List.of("started", "finished")) {
            var payload = new HashMap<String, Object>(Map.of("status", "succeeded", "result", "pass", "stage", "qa"));
            payload.putAll(data);
            EngineApi.send(engine.event(
                            task + "." + kind,
                            Map.of("triggeredid", id, "shkeptncontext", context, "source", source),
                            payload))
                    .statusCode(200);
        }
    }

    private static void write(String path, String uri, String text) {
        var content = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        api().body(Map.of("resources", List.of(Map.of("resourceURI", uri, "resourceContent", content))))
                .post(path)
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse environment(String project) {
        return api().get("/api/v1/project/{project}/environment", project)
                .then()
                .statusCode(200);
    }
}
