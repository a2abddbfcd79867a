package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.events.Result;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tour's job config, unchanged, with real tools in real containers; no cluster, so Helm only renders. */
@Tag("containers")
@ExtendWith(HarnessExtension.class)
class ContainerJobsTest {
    private static final String RENDER = """
            apiVersion: v2
            actions:
              - name: Render
                events:
                  - name: sh.keptn.event.action.triggered
                tasks:
                  - name: Render the chart
                    files:
                      - /charts
                    env:
                      - name: REPLICA_COUNT
                        value: $.data.action.value
                        valueFrom: event
                    image: alpine/helm:3.9.0
                    cmd: ["helm"]
                    args: ["template", "$(KEPTN_SERVICE)", "/keptn/charts/$(KEPTN_SERVICE).tgz", "--set", "replicaCount=$(REPLICA_COUNT)"]
            """;
    private static final Map<String, Object> SCALE = Map.of("action", Map.of("action", "scale", "value", "2"));

    @Test
    void shouldTellLocustsSummaryAndHelmsOwnWordsWhenTheToursJobsRun(Harness harness) {
        // Given
        var jobs = new RealJobs(harness, "fulltour", RealJobs.SHIPYARD).push("production", 3, Map.of());

        // When
        var tested = RealJobs.finished(jobs.trigger("test", Map.of()), "je-test");
        var scaled = RealJobs.finished(jobs.trigger("scale", SCALE), "action");

        // Then
        assertThat(tested.data().result()).as(RealJobs.message(tested)).contains(Result.PASS);
        assertThat(RealJobs.message(tested))
                .contains("Task 'Run locust' finished successfully.", "Aggregated", "GET")
                .contains("0(0.00%)");
        assertThat(scaled.data().result()).contains(Result.FAIL);
        assertThat(RealJobs.message(scaled))
                .contains("Task 'Scale with Helm' failed: exit code 1.", "Kubernetes cluster unreachable");
    }

    @Test
    void shouldRenderTheChartWhenHelmNeedsNoCluster(Harness harness) {
        // Given
        var jobs = new RealJobs(harness, "rendered", RealJobs.SHIPYARD)
                .push(
                        "production",
                        3,
                        Map.of(RealJobs.SERVICE + "job/config.yaml", RENDER.getBytes(StandardCharsets.UTF_8)));

        // When
        var rendered = RealJobs.finished(jobs.trigger("scale", SCALE), "action");

        // Then
        assertThat(rendered.data().result()).as(RealJobs.message(rendered)).contains(Result.PASS);
        assertThat(RealJobs.message(rendered)).contains("kind: Deployment", "replicas: 2");
    }

    @Test
    void shouldFollowTheSameContainerWhenTheExecutorIsKilled(Harness harness) {
        // Given
        var jobs = new RealJobs(harness, "killed", RealJobs.SHIPYARD).push("production", 12, Map.of());
        var flow = jobs.trigger("test", Map.of());

        // When
        jobs.killTheExecutorWhile(flow, "je-test");
        var tested = RealJobs.finished(flow, "je-test");

        // Then
        assertThat(tested.data().result()).as(RealJobs.message(tested)).contains(Result.PASS);
        assertThat(RealJobs.message(tested))
                .containsOnlyOnce("Task 'Run locust'")
                .containsOnlyOnce("Response time percentiles");
        assertThat(jobs.jobs(flow)).containsExactly("succeeded");
    }

    @Test
    void shouldSayWhyWhenTheImageCannotBePulled(Harness harness) {
        // Given
        var config = RENDER.replace("alpine/helm:3.9.0", "no-such-registry.invalid/helm:1");
        var jobs = new RealJobs(harness, "unpulled", RealJobs.SHIPYARD)
                .push(
                        "production",
                        3,
                        Map.of(RealJobs.SERVICE + "job/config.yaml", config.getBytes(StandardCharsets.UTF_8)));

        // When
        var refused = RealJobs.finished(jobs.trigger("scale", SCALE), "action");

        // Then
        assertThat(refused.data().result()).contains(Result.FAIL);
        assertThat(RealJobs.message(refused))
                .contains("the image 'no-such-registry.invalid/helm:1' cannot be pulled: ");
    }
}
