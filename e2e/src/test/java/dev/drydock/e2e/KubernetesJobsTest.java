package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.e2e.stack.Harness;
import dev.drydock.e2e.stack.HarnessExtension;
import dev.drydock.events.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tour's job config, unchanged, in a real cluster: Helm deploys and scales, Locust loads what Helm has deployed. */
@Tag("kubernetes")
@ExtendWith(HarnessExtension.class)
class KubernetesJobsTest {
    private static final String IMAGE = "ghcr.io/podtato-head/podtatoserver:v0.1.1";
    private static final Map<String, Object> DEPLOY =
            Map.of("configurationChange", Map.of("values", Map.of("image", IMAGE)));
    private static final Map<String, Object> SCALE = Map.of("action", Map.of("action", "scale", "value", "2"));

    @Test
    void shouldScaleToTwoReadyReplicasWhenTheToursActionRuns(Harness harness) {
        // Given
        var jobs = new RealJobs(harness, "fulltour", RealJobs.SHIPYARD).push("production", 3, Map.of());

        // When
        var deployed = RealJobs.finished(jobs.trigger("deploy", DEPLOY), "je-deployment");
        var before = readyReplicas("fulltour");
        var tested = RealJobs.finished(jobs.trigger("test", Map.of()), "je-test");
        var scaled = RealJobs.finished(jobs.trigger("scale", SCALE), "action");

        // Then
        assertThat(deployed.data().result()).as(RealJobs.message(deployed)).contains(Result.PASS);
        assertThat(before).isEqualTo("1");
        assertThat(tested.data().result()).as(RealJobs.message(tested)).contains(Result.PASS);
        assertThat(RealJobs.message(tested)).contains("Response time percentiles", "0(0.00%)");
        assertThat(scaled.data().result()).as(RealJobs.message(scaled)).contains(Result.PASS);
        assertThat(RealJobs.message(scaled)).contains("has been upgraded", "REVISION: 2");
        await().atMost(RealJobs.SOON).until(() -> readyReplicas("fulltour").equals("2"));
    }

    @Test
    void shouldFollowTheSamePodWhenTheExecutorIsKilled(Harness harness) {
        // Given
        var jobs = new RealJobs(harness, "killed", RealJobs.SHIPYARD).push("production", 12, Map.of());
        RealJobs.finished(jobs.trigger("deploy", DEPLOY), "je-deployment");
        var flow = jobs.trigger("test", Map.of());

        // When
        jobs.killTheExecutorWhile(flow, "je-test");
        var tested = RealJobs.finished(flow, "je-test");

        // Then
        assertThat(tested.data().result()).as(RealJobs.message(tested)).contains(Result.PASS);
        assertThat(RealJobs.message(tested)).containsOnlyOnce("Response time percentiles");
        assertThat(jobs.jobs(flow)).containsExactly("succeeded");
        assertThat(kubectl(
                                "--namespace",
                                "keptn",
                                "get",
                                "pods",
                                "--selector",
                                "keptn.sh/context=" + flow.context().value(),
                                "--output",
                                "name")
                        .lines()
                        .toList())
                .hasSize(1);
    }

    @Test
    void shouldSayInTheFinishedEventWhyTheJobCouldNotStart(Harness harness) {
        // Given
        var config = UserFiles.text("tour/job/config.yaml").replace("jes-deploy-using-helm", "nobody");
        var jobs = new RealJobs(harness, "nobody", RealJobs.SHIPYARD)
                .push(
                        "production",
                        3,
                        Map.of(RealJobs.SERVICE + "job/config.yaml", config.getBytes(StandardCharsets.UTF_8)));

        // When
        var scaled = RealJobs.finished(jobs.trigger("scale", SCALE), "action");

        // Then
        assertThat(scaled.data().result()).contains(Result.FAIL);
        assertThat(RealJobs.message(scaled))
                .contains(
                        "Task 'Scale with Helm' failed: the service account 'nobody' does not exist in the namespace 'keptn'.")
                .contains("Kubernetes: FailedCreate: ");
    }

    private static String readyReplicas(String project) {
        return kubectl(
                "--namespace",
                project + "-production",
                "get",
                "deployment",
                "helloservice",
                "--output",
                "jsonpath={.status.readyReplicas}");
    }

    private static String kubectl(String... arguments) {
        var command = new ArrayList<>(List.of(
                System.getProperty("drydock.test.kubectl"),
                "--kubeconfig",
                System.getProperty("drydock.test.kubeconfig")));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
