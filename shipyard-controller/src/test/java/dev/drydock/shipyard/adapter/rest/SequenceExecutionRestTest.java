package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.addService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.create;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.freshName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.drydock.shipyard.application.integration.StreamConsumers;
import dev.drydock.shipyard.domain.integration.StreamConsumer;
import dev.drydock.shipyard.domain.integration.SubjectPattern;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class SequenceExecutionRestTest {
    private static final String EXECUTIONS = "/api/controlPlane/v1/sequence-execution";
    private static final String TRIGGERED = "/api/controlPlane/v1/event/triggered/";
    private static final String UNANSWERED = "/api/controlPlane/v1/event/unanswered";
    private static final String DEPLOY = "sh.keptn.event.deploy.triggered";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.3
            kind: Shipyard
            metadata:
              name: executions
            spec:
              stages:
                - name: qa
                  sequences:
                    - name: delivery
                      tasks:
                        - name: deploy
                          properties:
                            strategy: direct
                        - name: approval
            """;

    @Inject
    StreamConsumers consumers;

    private final String project = freshName();

    @Test
    void shouldTellWhatWaitsForWhat() {
        // Given
        project();
        var first = trigger();
        var second = trigger();

        // When
        var open = api().get(TRIGGERED + DEPLOY + "?project=" + project).then();

        // Then
        open.statusCode(200)
                .body("events", hasSize(1))
                .body("events[0].type", equalTo(DEPLOY))
                .body("events[0].shkeptncontext", equalTo(first))
                .body("events[0].data.deploy.strategy", equalTo("direct"))
                .body("nextPageKey", equalTo("0"));
        api().get(TRIGGERED + DEPLOY + "?project=" + project + "&stage=production")
                .then()
                .body("events", hasSize(0));
        api().get(EXECUTIONS + "?project=" + project)
                .then()
                .statusCode(200)
                .body("totalCount", equalTo(2))
                .body("sequenceExecutions.scope.keptnContext", equalTo(List.of(second, first)))
                .body("sequenceExecutions[0].status.state", equalTo("waiting"))
                .body("sequenceExecutions[0].queue.position", equalTo(1))
                .body("sequenceExecutions[0].queue.blockedBy.keptnContext", equalTo(first))
                .body("sequenceExecutions[0].queue.blockedBy.name", equalTo("delivery"))
                .body("sequenceExecutions[0].dueAt", nullValue())
                .body("sequenceExecutions[1].queue", nullValue())
                .body("sequenceExecutions[1].dueAt", notNullValue())
                .body("sequenceExecutions[1].sequence.tasks.name", equalTo(List.of("deploy", "approval")))
                .body("sequenceExecutions[1].status.state", equalTo("started"))
                .body("sequenceExecutions[1].status.currentTask.name", equalTo("deploy"))
                .body("sequenceExecutions[1].status.currentTask.sent", equalTo(true))
                .body("sequenceExecutions[1].scope.stage", equalTo("qa"))
                .body("sequenceExecutions[1].scope.eventType", equalTo("sh.keptn.event.qa.delivery.triggered"));
        api().get(EXECUTIONS + "?project=" + project + "&keptnContext=" + second)
                .then()
                .body("sequenceExecutions", hasSize(1));
    }

    @Test
    void shouldTellWhoCouldTakeATaskUntilSomebodyStartsIt() {
        // Given
        project();
        var context = trigger();
        var mine = UNANSWERED + "?project=" + project;
        api().get(mine)
                .then()
                .statusCode(200)
                .body("tasks", hasSize(1))
                .body("tasks[0].type", equalTo(DEPLOY))
                .body("tasks[0].keptnContext", equalTo(context))
                .body("tasks[0].dueAt", notNullValue())
                .body("tasks[0].waitingSeconds", lessThan(20))
                .body("tasks[0].listeners", hasSize(0))
                .body("tasks[0].advice", containsString("Nobody subscribes to it"));

        // When
        var name = "deployer-" + project;
        UniformRestTest.register(name, DEPLOY);

        // Then
        api().get(mine)
                .then()
                .body("tasks[0].listeners[0].name", equalTo(name))
                .body("tasks[0].listeners[0].kind", equalTo("integration"))
                .body("tasks[0].listeners[0].anyTask", equalTo(false))
                .body("tasks[0].advice", containsString("Heard by " + name));
        answer("deploy.started", context);
        api().get(mine).then().body("tasks", hasSize(0));
        api().get(EXECUTIONS + "?project=" + project)
                .then()
                .body(
                        "sequenceExecutions[0].status.currentTask.events[0].eventType",
                        equalTo("sh.keptn.event.deploy.started"))
                .body("sequenceExecutions[0].status.currentTask.events[0].source", equalTo("deployer"))
                .body("sequenceExecutions[0].status.currentTask.events[0].ignored", nullValue());
        answer("deploy.started", context);
        api().get(EXECUTIONS + "?project=" + project)
                .then()
                .body(
                        "sequenceExecutions[0].status.currentTask.events[1].ignored",
                        equalTo("deployer has started the task already"));
    }

    @Test
    void shouldShowDoneTasksAndTheStateBeforeAPause() {
        // Given
        project();
        var context = trigger();
        answer("deploy.started", context);
        answer("deploy.finished", context);

        // When
        api().body(Map.of("state", "pause"))
                .post("/api/controlPlane/v1/sequence/" + project + "/" + context + "/control")
                .then()
                .statusCode(200);

        // Then
        api().get(EXECUTIONS + "?project=" + project + "&status=paused")
                .then()
                .body("sequenceExecutions", hasSize(1))
                .body("sequenceExecutions[0].status.stateBeforePause", equalTo("waitingForApproval"))
                .body("sequenceExecutions[0].status.previousTasks[0].name", equalTo("deploy"))
                .body("sequenceExecutions[0].status.previousTasks[0].result", equalTo("pass"))
                .body("sequenceExecutions[0].status.previousTasks[0].properties.uri", equalTo("http://qa"))
                .body("sequenceExecutions[0].status.currentTask.name", equalTo("approval"));
    }

    @Test
    void shouldKnowWhoTakesEventsFromTheStream() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(consumers.now().await().atMost(SOON))
                        .contains(new StreamConsumer("shipyard-controller", new SubjectPattern("sh.keptn.>"), true)));
    }

    @Test
    void shouldRefuseAQuestionWithoutProjectOrForAnUnknownOne() {
        api().get(EXECUTIONS).then().statusCode(400).body("reason", equalTo("missing-project"));
        api().get(EXECUTIONS + "?project=never-heard-of")
                .then()
                .statusCode(404)
                .body("reason", equalTo("unknown-project"));
    }

    private void project() {
        create(project, SHIPYARD).statusCode(201);
        addService(project, "helloservice").statusCode(200);
    }

    private String trigger() {
        return api().body(event("qa.delivery.triggered", "api", "", ""))
                .post("/api/v1/event")
                .then()
                .statusCode(200)
                .extract()
                .path("keptnContext");
    }

    private void answer(String kind, String context) {
        String triggered = await().atMost(SOON)
                .until(
                        () -> api().get(TRIGGERED + DEPLOY + "?project=" + project)
                                .then()
                                .extract()
                                .path("events[0].id"),
                        id -> id != null);
        api().body(event(kind, "deployer", context, triggered))
                .post("/api/v1/event")
                .then()
                .statusCode(200);
    }

    private Map<String, Object> event(String kind, String source, String context, String triggeredId) {
        return Map.of(
                "specversion",
                "1.0",
                "type",
                "sh.keptn.event." + kind,
                "source",
                source,
                "shkeptncontext",
                context,
                "triggeredid",
                triggeredId,
                "data",
                Map.of(
                        "project", project,
                        "stage", "qa",
                        "service", "helloservice",
                        "result", "pass",
                        "status", "succeeded",
                        "uri", "http://qa"));
    }
}
