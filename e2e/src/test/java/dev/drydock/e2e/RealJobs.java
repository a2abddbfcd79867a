package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.UserProject;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stories with real jobs have in common: the tour's project with a real chart, and time for real tools. */
final class RealJobs {
    static final String SERVICE = "helloservice/";
    static final Duration SOON = Duration.ofMinutes(4);
    static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.2
            kind: Shipyard
            metadata:
              name: jobs
            spec:
              stages:
                - name: production
                  sequences:
                    - name: test
                      tasks:
                        - name: je-test
                    - name: scale
                      tasks:
                        - name: action
                    - name: deploy
                      tasks:
                        - name: je-deployment
            """;

    private static final String LOCUST = """
            headless = true
            users = 4
            spawn-rate = 4
            run-time = %ds
            loglevel = WARNING
            """;

    private final Harness harness;
    private final UserProject project;

    RealJobs(Harness harness, String project, String shipyard) {
        this.harness = harness;
        this.project = harness.project(project, shipyard);
    }

    /** Pushes the tour's files: its job config unchanged, a real chart, a load test of some seconds. */
    RealJobs push(String stage, int seconds, Map<String, byte[]> more) {
        var files = new HashMap<>(UserFiles.ofStage());
        files.put(SERVICE + "charts/helloservice.tgz", chart());
        files.put(SERVICE + "locust/locust.conf", LOCUST.formatted(seconds).getBytes(StandardCharsets.UTF_8));
        files.putAll(more);
        project.push(stage, files);
        return this;
    }

    UserProject project() {
        return project;
    }

    /** Triggers a sequence in production. */
    Flow trigger(String sequence, Map<String, Object> data) {
        var payload = Payload.EMPTY;
        for (var entry : data.entrySet()) {
            payload = payload.with(entry.getKey(), entry.getValue());
        }
        var scope = new Scope(project.name(), "production", "helloservice");
        var context = harness.api().send(Problems.triggering(scope, sequence, Problems.freshContext(), payload));
        return new Flow(harness, project.name(), context);
    }

    /** The one answer to a task. */
    static KeptnEvent finished(Flow flow, String task) {
        await().atMost(SOON).until(() -> flow.seen().count(task + ".finished") > 0);
        assertThat(flow.seen().of(task + ".finished")).hasSize(1);
        return flow.seen().of(task + ".finished").get(0);
    }

    static String message(KeptnEvent event) {
        return event.data().text("message").orElse("");
    }

    /** The jobs of a flow: their state, and where they run. */
    List<String> jobs(Flow flow) {
        var found = harness.api()
                .get("/api/job-executor/v1/job?context=" + flow.context().value())
                .body()
                .path("jobs");
        return found.findValuesAsText("state");
    }

    /** Kills the executor when a job runs, starts it again, and expects the same job to be followed to its end. */
    void killTheExecutorWhile(Flow flow, String task) {
        await().atMost(SOON).until(() -> jobs(flow).contains("running"));
        harness.jobs().kill();
        assertThat(flow.seen().count(task + ".finished")).isZero();
        harness.jobs().restart();
    }

    private static byte[] chart() {
        try {
            var packed = Files.createTempFile("helloservice", ".tgz");
            var script = Path.of("..", "examples", "self-healing-tour", "package-chart")
                    .toAbsolutePath();
            var process = new ProcessBuilder(script.toString(), packed.toString())
                    .inheritIO()
                    .start();
            assertThat(process.waitFor()).isZero();
            var chart = Files.readAllBytes(packed);
            Files.delete(packed);
            return chart;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
