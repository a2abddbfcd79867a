package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A job executor elsewhere, over TLS and in an account of its own, answers for one stage of one project. */
@ExtendWith(HarnessExtension.class)
class RemoteExecutionTest {
    private static final String PROJECT = "remote";
    private static final String BEHIND = "remote-leaf";
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.2
            kind: Shipyard
            metadata:
              name: remote
            spec:
              stages:
                - name: central
                  sequences:
                    - name: work
                      tasks:
                        - name: far-work
                - name: edge
                  sequences:
                    - name: work
                      tasks:
                        - name: far-work
                          properties:
                            timeout: 60s
            """;
    private static final String JOB = """
            apiVersion: v2
            actions:
              - name: Work
                events:
                  - name: sh.keptn.event.far-work.triggered
                tasks:
                  - name: work
                    image: alpine
                    cmd: [sh, -c]
                    args: ['echo "$WHERE knows ${PIN:-nothing}"; [ -z "$WAIT" ] || sleep 600']
                    env:
                      - {name: WAIT, value: $.data.wait, valueFrom: event}
            """;
    private static final String SECRET = "          - {name: pin, valueFrom: secret}\n";

    @TempDir
    Path folder;

    @Test
    void shouldRunWhereTheStageIsAnsweredWhenExecutorsShareTheWork(Harness harness) throws IOException {
        // Given
        harness.project(PROJECT, SHIPYARD).push("central", file(JOB)).push("edge", file(JOB + SECRET));
        Files.writeString(Files.createDirectories(folder.resolve("pin")).resolve("PIN"), "remote");
        var token = harness.token("edge", "read", PROJECT);
        try (var edge = harness.startEdgeExecutor(
                token,
                Map.of(
                        "drydock.job-executor.secrets-from-controller",
                        "false",
                        "drydock.job-executor.secrets-folder",
                        folder.toString(),
                        "drydock.job-executor.process.environment.WHERE",
                        "the edge"))) {
            // When
            var here = RealJobs.finished(trigger(harness, PROJECT, "central", ""), "far-work");
            var there = RealJobs.finished(trigger(harness, PROJECT, "edge", ""), "far-work");

            // Then
            assertThat(RealJobs.message(here)).contains(" knows nothing").doesNotContain("the edge");
            assertThat(there.data().result()).as(RealJobs.message(there)).contains(Result.PASS);
            assertThat(RealJobs.message(there)).contains("the edge knows ***");

            // When
            var stopped = trigger(harness, PROJECT, "edge", "long");
            await().atMost(SOON)
                    .until(() -> harness.apiOf(edge)
                            .get("/api/job-executor/v1/job?context="
                                    + stopped.context().value())
                            .body()
                            .path("jobs")
                            .findValuesAsText("state")
                            .contains("running"));
            stopped.abort();

            // Then
            assertThat(RealJobs.message(RealJobs.finished(stopped, "far-work"))).contains("its sequence was aborted");
        }
    }

    /** One connection, outwards, for all of a site: it is lost, and comes back by itself. */
    @Test
    void shouldRunWhatCameWhileTheSiteWasCutOff(Harness harness) {
        // Given
        harness.project(BEHIND, SHIPYARD.replace("name: remote", "name: " + BEHIND))
                .push("edge", file(JOB));
        try (var leaf = harness.startLeaf();
                var edge = harness.startEdgeExecutorBehind(leaf, harness.token("leaf", "read", BEHIND))) {
            var first = RealJobs.finished(trigger(harness, BEHIND, "edge", ""), "far-work");
            assertThat(first.data().result()).as(RealJobs.message(first)).contains(Result.PASS);

            // When
            leaf.kill();
            var meanwhile = trigger(harness, BEHIND, "edge", "");
            leaf.restart();

            // Then
            var second = RealJobs.finished(meanwhile, "far-work");
            assertThat(second.data().result()).as(RealJobs.message(second)).contains(Result.PASS);
            assertThat(edge.isAlive()).isTrue();
        }
    }

    private static Map<String, byte[]> file(String config) {
        return Map.of("helloservice/job/config.yaml", config.getBytes(StandardCharsets.UTF_8));
    }

    private static Flow trigger(Harness harness, String project, String stage, String wait) {
        var scope = new Scope(project, stage, "helloservice");
        var context = harness.api()
                .send(Problems.triggering(scope, "work", Problems.freshContext(), Payload.EMPTY.with("wait", wait)));
        return new Flow(harness, project, context);
    }
}
