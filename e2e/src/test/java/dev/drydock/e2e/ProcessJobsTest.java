package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.e2e.stack.UserProject;
import dev.drydock.events.Payload;
import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Jobs as processes outlive their executor, and so does the queue of those that wait. */
@ExtendWith(HarnessExtension.class)
class ProcessJobsTest {
    private static final String PROJECT = "outliving";
    private static final int AT_A_TIME = Harness.JOBS_OF_A_PROJECT;
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String SHIPYARD = """
            apiVersion: spec.keptn.sh/0.2.2
            kind: Shipyard
            metadata:
              name: outliving
            spec:
              stages:
                - name: production
                  sequences:
                    - name: work
                      tasks:
                        - name: long-work
            """;
    private static final String JOB = """
            apiVersion: v2
            actions:
              - name: Work
                events:
                  - name: sh.keptn.event.long-work.triggered
                tasks:
                  - name: work
                    image: alpine
                    cmd: [sh, -c]
                    args: ['echo "$KEPTN_SERVICE" >> %1$s/runs; until [ -e %1$s/go ]; do sleep 0.2; done; echo "done by $$"']
            """;

    @TempDir
    Path folder;

    @Test
    void shouldFollowEachJobToItsEndAndStartThoseThatWaitWhenTheExecutorIsKilled(Harness harness) throws IOException {
        // Given
        var project = harness.project(PROJECT, SHIPYARD)
                .push(
                        "production",
                        Map.of("job/config.yaml", JOB.formatted(folder).getBytes(StandardCharsets.UTF_8)));
        var flows = new ArrayList<Flow>();
        for (int number = 0; number <= AT_A_TIME; number++) {
            flows.add(work(harness, project, "worker-" + number));
        }
        await().atMost(SOON).until(() -> states(harness, "running") == AT_A_TIME && runs().size() == AT_A_TIME);
        await().atMost(SOON).until(() -> states(harness, "waiting") == 1);

        // When
        harness.jobs().kill();
        harness.jobs().restart();
        var toldWhileTheyRan = flows.stream()
                .mapToInt(flow -> flow.seen().count("long-work.finished"))
                .sum();
        Files.createFile(folder.resolve("go"));

        // Then
        assertThat(toldWhileTheyRan).isZero();
        for (var flow : flows) {
            await().atMost(SOON).until(() -> flow.seen().count("long-work.finished") > 0);
            var finished = flow.seen().of("long-work.finished");
            assertThat(finished).hasSize(1);
            assertThat(finished.get(0).data().result()).contains(Result.PASS);
            assertThat(RealJobs.message(finished.get(0))).containsOnlyOnce("done by");
            assertThat(flow.awaitOver().path("result").asText()).isEqualTo("pass");
        }
        assertThat(runs()).hasSize(AT_A_TIME + 1).doesNotHaveDuplicates();
    }

    private static Flow work(Harness harness, UserProject project, String service) {
        project.addService(service);
        var scope = new Scope(PROJECT, "production", service);
        var context = harness.api().send(Problems.triggering(scope, "work", Problems.freshContext(), Payload.EMPTY));
        return new Flow(harness, PROJECT, context);
    }

    private static int states(Harness harness, String state) {
        var jobs = harness.apiOf(harness.jobs())
                .get("/api/job-executor/v1/job?project=" + PROJECT)
                .body()
                .path("jobs")
                .findValuesAsText("state");
        return Collections.frequency(jobs, state);
    }

    private List<String> runs() {
        var runs = folder.resolve("runs");
        try {
            return Files.exists(runs) ? Files.readAllLines(runs) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
