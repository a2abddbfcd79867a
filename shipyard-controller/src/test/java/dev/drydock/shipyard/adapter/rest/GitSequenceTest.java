package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.ProjectApi.SHIPYARD;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.api;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.createWithService;
import static dev.drydock.shipyard.adapter.rest.ProjectApi.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.GitCommand;
import dev.drydock.testkit.NatsClient;
import dev.drydock.upstream.Edit;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.Repositories;
import dev.drydock.upstream.RepositorySettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class GitSequenceTest {
    private static final String WITH_ROLLOUT = SHIPYARD.replaceFirst(
            "      sequences:\n",
            "      sequences:\n        - name: rollout\n          tasks:\n            - name: shift-traffic\n");

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path temp;

    @ConfigProperty(name = "drydock.shipyard.repositories", defaultValue = "data/repositories")
    Path repositories;

    NatsServer nats;

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
        await().atMost(SOON)
                .untilAsserted(() -> api().queryParam("keptnContext", context)
                        .get("/api/mongodb-datastore/event")
                        .then()
                        .body("events.type", hasItem("sh.keptn.event.shift-traffic.triggered"))
                        .body(
                                "events.find { it.type == 'sh.keptn.event.shift-traffic.triggered' }.gitcommitid",
                                equalTo(head)));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeginWithWhatAnotherControllerHasJustWritten(Way way) {
        // Given
        var project = createWithService("helloservice");
        write(project, "shipyard.yaml", WITH_ROLLOUT).statusCode(201);
        try (var other = new Repositories(repositories, RepositorySettings.defaults())) {
            var there = other.find(project).orElseThrow();
            for (var number = 0; number < 5; number++) {
                // When
                var written = there.edit(
                                Level.stage("qa"), Edit.write("a.txt", new byte[] {(byte) number}, "Change a.txt"))
                        .value()
                        .orElseThrow();
                var context = begin(way, project);

                // Then
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(commitOf(project, context)).isEqualTo(written.commitId()));
            }
        }
    }

    @Test
    void shouldKnowTheServiceThatAnotherControllerHasJustMade() {
        // Given
        var project = createWithService("helloservice");
        trigger(project).statusCode(404).body("reason", equalTo("unknown-sequence"));
        try (var other = new Repositories(repositories, RepositorySettings.defaults())) {
            // When
            other.find(project).orElseThrow().createService("another", List.of("qa", "production"));

            // Then
            api().get(ProjectApi.PROJECTS + "/" + project + "/stage/qa/service/another")
                    .then()
                    .statusCode(200);
        }
    }

    /** How a trigger comes. */
    enum Way {
        REST,
        NATS
    }

    private String begin(Way way, String project) {
        if (way == Way.REST) {
            return trigger(project).statusCode(200).extract().path("keptnContext");
        }
        var context = UUID.randomUUID().toString();
        try (var client = NatsClient.connect(nats.url())) {
            client.publish(new KeptnEvent(
                    new EventId(UUID.randomUUID().toString()),
                    "test",
                    new EventType.OfSequence("qa", "rollout", EventKind.TRIGGERED),
                    Instant.now(),
                    new KeptnContext(context),
                    Optional.empty(),
                    Optional.empty(),
                    Payload.of(new Scope(project, "qa", "helloservice"))));
        }
        return context;
    }

    private static String commitOf(String project, String context) {
        return api().queryParam("project", project)
                .queryParam("keptnContext", context)
                .get("/api/controlPlane/v1/sequence-execution")
                .then()
                .statusCode(200)
                .extract()
                .path("sequenceExecutions[0].scope.gitcommitid");
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
