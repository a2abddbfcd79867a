package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.SHIPYARD;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.createWithService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.GitCommand;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class GitSequenceTest {
    private static final String WITH_ROLLOUT = SHIPYARD.replaceFirst(
            "      sequences:\n",
            "      sequences:\n        - name: rollout\n          tasks:\n            - name: shift-traffic\n");

    @TempDir
    Path temp;

    @Test
    void shouldRunWhatWasPushedWhenASequenceIsTriggered() {
        // Given
        var project = createWithService("helloservice");
        trigger(project).statusCode(404).body("reason", equalTo("unknown-sequence"));
        var clone = HostedGit.cloneOf(new GitCommand(temp), project, "main");
        String head = write(project + "/stage/qa/service/helloservice", "a.txt", "x")
                .extract()
                .path("commitID");

        // When
        var pushed = clone.push("shipyard.yaml", WITH_ROLLOUT);

        // Then
        assertThat(pushed.exit()).as(pushed.output()).isZero();
        String context = trigger(project).statusCode(200).extract().path("keptnContext");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> api().queryParam("keptnContext", context)
                        .get("/api/mongodb-datastore/event")
                        .then()
                        .body("events.type", hasItem("sh.keptn.event.shift-traffic.triggered"))
                        .body(
                                "events.find { it.type == 'sh.keptn.event.shift-traffic.triggered' }.gitcommitid",
                                equalTo(head)));
    }

    private static ValidatableResponse trigger(String project) {
        var data = Map.of("project", project, "stage", "qa", "service", "helloservice");
        return api().body(Map.of(
                        "specversion", "1.0",
                        "type", "sh.keptn.event.qa.rollout.triggered",
                        "source", "test",
                        "data", data))
                .post("/api/v1/event")
                .then();
    }
}
