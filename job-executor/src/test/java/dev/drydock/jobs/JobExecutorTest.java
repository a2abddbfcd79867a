package dev.drydock.jobs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.drydock.embedded.NatsServer;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.testkit.DrydockStack;
import dev.drydock.testkit.NatsClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class JobExecutorTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Path RUNS = Path.of("target/job-executor-test/runs");

    NatsServer nats;

    @Inject
    TourFiles files;

    private NatsClient client;

    @BeforeEach
    void connect() throws IOException {
        var bin = Files.createDirectories(Path.of("target/job-executor-test/bin"));
        var helm = Files.writeString(
                bin.resolve("helm"), "#!/bin/sh\necho \"helm $*\"\necho run >> " + RUNS.toAbsolutePath() + "\n");
        Files.setPosixFilePermissions(helm, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.deleteIfExists(RUNS);
        Files.deleteIfExists(RUNS.resolveSibling("never"));
        files.put("job/config.yaml", tour());
        files.put("charts/helloservice.tgz", "chart");
        client = NatsClient.connect(nats.url()).listen("sh.keptn.event.>");
    }

    @AfterEach
    void disconnect() throws IOException {
        Files.writeString(RUNS.resolveSibling("never"), ""); // what still waits for it ends
        client.close();
    }

    @Test
    void shouldScaleAndShowTheJobWhenTheToursActionIsTriggered() {
        // Given
        var event = Triggered.task("action", Map.of("action", Map.of("action", "scale", "value", "2")));

        // When
        client.publish(event);
        var finished = awaitFinished(event);

        // Then
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().status()).contains(Status.SUCCEEDED);
        assertThat(finished.data().text("message").orElseThrow())
                .contains("helm upgrade -n fulltour-production helloservice /", "--set replicaCount=2");
        assertThat(answers(event, EventKind.STARTED)).hasSize(1);
        var id = given().header("x-token", DrydockStack.API_TOKEN)
                .queryParam("context", event.context().orElseThrow().value())
                .get("/api/job-executor/v1/job")
                .then()
                .statusCode(200)
                .body("jobs[0].state", equalTo("succeeded"))
                .body("jobs[0].task", equalTo("Scale with Helm"))
                .body("jobs[0].exitCode", equalTo(0))
                .extract()
                .path("jobs[0].id");
        given().header("x-token", DrydockStack.API_TOKEN)
                .get("/api/job-executor/v1/job/" + id + "/log")
                .then()
                .statusCode(200)
                .contentType(containsString("text/plain"))
                .body(containsString("--set replicaCount=2"));
    }

    @Test
    void shouldRunOnceWhenTheEventIsDeliveredAgain() throws IOException {
        // Given
        var event = Triggered.task("action", Map.of("action", Map.of("action", "scale", "value", "3")));

        // When
        client.publish(event, event);
        awaitFinished(event);
        client.publish(event);
        await().atMost(SOON).until(() -> answers(event, EventKind.FINISHED).size() >= 2);

        // Then
        assertThat(answers(event, EventKind.FINISHED).stream()
                        .map(KeptnEvent::id)
                        .distinct())
                .hasSize(1);
        assertThat(Files.readString(RUNS)).isEqualTo("run\n");
    }

    @Test
    void shouldLeaveTheTaskToOthersWhenNothingMatches() {
        // Given
        var notOurs = Triggered.task("action", Map.of("action", Map.of("action", "toggle-feature")));
        var unknown = Triggered.task("action", Map.of("service", "unknown"));
        var ours = Triggered.task("action", Map.of("action", Map.of("action", "scale", "value", "2")));

        // When
        client.publish(notOurs, unknown, ours);
        awaitFinished(ours);

        // Then
        assertThat(answers(notOurs, EventKind.STARTED)).isEmpty();
        assertThat(answers(unknown, EventKind.STARTED)).isEmpty();
    }

    @Test
    void shouldExplainItselfWhenAJobIsUnknown() {
        given().header("x-token", DrydockStack.API_TOKEN)
                .get("/api/job-executor/v1/job/none/log")
                .then()
                .statusCode(404)
                .body("reason", equalTo("unknown-job"));
    }

    @Test
    void shouldStopTheJobWhenItsSequenceIsAborted() throws IOException {
        // Given
        var go = RUNS.resolveSibling("never").toAbsolutePath();
        var helm = RUNS.resolveSibling("bin").resolve("helm");
        Files.writeString(helm, "#!/bin/sh\necho started\nwhile [ ! -e " + go + " ]; do sleep 0.1; done\n");
        var event = Triggered.task("action", Map.of("action", Map.of("action", "scale", "value", "2")));
        client.publish(event);
        await().atMost(SOON).until(() -> !states(event, "running").isEmpty());

        // When
        await().atMost(SOON)
                .until(() -> answers(event, EventKind.STATUS_CHANGED).stream()
                        .anyMatch(told -> told.data().text("message").orElse("").endsWith("started")));
        client.publish(Triggered.aborted(event));
        var finished = awaitFinished(event);

        // Then
        assertThat(finished.data().status()).contains(Status.ABORTED);
        assertThat(states(event, "aborted")).hasSize(1);
    }

    private static List<Object> states(KeptnEvent event, String state) {
        return given().header("x-token", DrydockStack.API_TOKEN)
                .queryParam("context", event.context().orElseThrow().value())
                .get("/api/job-executor/v1/job")
                .jsonPath()
                .getList("jobs.findAll { it.state == '" + state + "' }");
    }

    private KeptnEvent awaitFinished(KeptnEvent event) {
        await().atMost(SOON).until(() -> !answers(event, EventKind.FINISHED).isEmpty());
        return answers(event, EventKind.FINISHED).get(0);
    }

    private List<KeptnEvent> answers(KeptnEvent event, EventKind kind) {
        return client.received().stream()
                .filter(answer -> answer.triggeredId().equals(Optional.of(event.id())))
                .filter(answer -> answer.taskOf(kind).isPresent())
                .toList();
    }

    private static String tour() throws IOException {
        try (var in = JobExecutorTest.class.getResourceAsStream("/tour/job/config.yaml")) {
            return new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
