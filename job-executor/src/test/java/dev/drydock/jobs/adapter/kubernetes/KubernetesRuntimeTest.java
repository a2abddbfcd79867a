package dev.drydock.jobs.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.jobs.Orders;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.Recovery;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs in a real cluster, which {@code ./drydock test kubernetes} starts. */
class KubernetesRuntimeTest extends KubernetesBench {
    private static final Duration AT_ONCE = Duration.ofSeconds(30);
    private static final Duration TO_FAIL_ONCE = Duration.ofSeconds(30);

    @Test
    void shouldRunAsNobodySpecialWithItsFilesWhenATaskSaysNothingElse() throws IOException {
        // Given
        var order = bench.orders()
                .task(
                        """
                image: drydock/busybox:1
                imagePullPolicy: IfNotPresent
                annotations:
                  example.org/team: shop
                cmd: ["sh", "-c", "exec 2>&1; id -u; cat /keptn/charts/values.yaml; echo $0; echo $PASSWORD; touch /etc/x; touch /tmp/t /keptn/n; ls /var/run/secrets"]
                args: ["$(GREETING); id $$(GREETING) $(NONE)"]
                """,
                        0,
                        Map.of("charts/values.yaml", "replicaCount: 1\n"),
                        Map.of("GREETING", "hello $(PASSWORD)", "PASSWORD", "s3cret$(x)"),
                        Set.of("PASSWORD"));

        // When
        var end = bench.run(order);

        // Then
        assertThat(bench.log(order))
                .isEqualTo("1000\nreplicaCount: 1\nhello $(PASSWORD); id $(GREETING) $(NONE)\ns3cret$(x)\n"
                        + "touch: /etc/x: Read-only file system\nls: /var/run/secrets: No such file or directory\n");
        assertThat(end).isEqualTo(new JobEnd.Exited(1));
        var job = job(order);
        assertThat(job.getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/managed-by", "job-executor-service")
                .containsEntry("keptn.sh/context", order.job().context().value())
                .containsEntry("keptn.sh/jes-action", "Scaling-with-Helm");
        assertThat(job.getMetadata().getAnnotations()).containsEntry("example.org/team", "shop");
        assertThat(job.getSpec().getBackoffLimit()).isZero();
        assertThat(job.toString()).doesNotContain("s3cret");
        bench.release(order);
        assertThat(client.secrets().inNamespace(RealCluster.NAMESPACE).list().getItems())
                .noneMatch(secret -> secret.getMetadata()
                        .getName()
                        .startsWith(order.job().id().objectName()));
    }

    @Test
    void shouldRunOnceWhenTheSameJobIsStartedSeveralTimesAndByOthers() throws IOException {
        // Given
        var order =
                bench.shell("echo run; sleep 4; echo '{\"replicas\": 2}' > /keptn/output.json; echo finished; exit 5");
        for (int i = 0; i < 3; i++) {
            bench.start(order);
        }
        bench.restart(RealCluster.runtime(Optional.empty()));

        // When
        var seen = bench.seen(order.job());
        bench.start(order);
        var end = bench.follow(order, Duration.ofSeconds(100));

        // Then
        assertThat(seen).isEqualTo(Recovery.FOLLOW);
        assertThat(end).isEqualTo(new JobEnd.Exited(5));
        assertThat(bench.log(order)).isEqualTo("run\nfinished\n");
        assertThat(bench.seen(order.job())).isEqualTo(Recovery.TAKE_RESULT);
        assertThat(bench.remains(order).output())
                .hasValueSatisfying(output -> assertThat(new String(output.content(), StandardCharsets.UTF_8))
                        .isEqualTo("{\"replicas\": 2}\n"));
        assertThat(client.pods()
                        .inNamespace(RealCluster.NAMESPACE)
                        .withLabel("job-name", order.job().id().objectName())
                        .list()
                        .getItems())
                .hasSize(1);
    }

    @Test
    void shouldNeverRunItAgainWhenItsJobWasDeleted() {
        // Given
        var order = bench.shell("sleep 1000");
        bench.start(order);

        // When
        client.batch()
                .v1()
                .jobs()
                .inNamespace(RealCluster.NAMESPACE)
                .withName(order.job().id().objectName())
                .delete();

        // Then
        assertThat(bench.follow(order, RealCluster.SOON)).isInstanceOf(JobEnd.Lost.class);
        assertThat(bench.seen(Orders.started(order.job()))).isEqualTo(Recovery.LOST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image: Not An Image | the image 'Not An Image' cannot be pulled: .*",
                "image: team/tool:1; imagePullPolicy: Never | the image 'team/tool:1' is not on the node, and imagePullPolicy is Never",
                "image: drydock/busybox:1; cmd: [no-such-helm] | its container could not be started: .*no-such-helm.*",
                "image: drydock/busybox:1; serviceAccount: nobody | the service account 'nobody' does not exist in the namespace 'keptn'",
                "image: drydock/busybox:1; securityContext: {seccompProfile: {type: Localhost, localhostProfile: none.json}} | its container cannot be made \\(Create.*none.json.*"
            })
    void shouldSayWhyWithinSecondsWhenItCanNeverStart(String task, String reason) {
        // Given
        var order = bench.orders().task(task.replace("; ", "\n"));
        bench.start(order);

        // When
        var end = bench.runtime()
                .follow(order.job(), Instant.now().plus(RealCluster.SOON), RealCluster.SOON)
                .await()
                .atMost(AT_ONCE);

        // Then
        assertThat(end).isInstanceOf(JobEnd.NotStarted.class);
        assertThat(end.cause()).matches("(?s)" + reason);
    }

    @Test
    void shouldSayWhatTheNodeSaysWhenItsTimeIsOverBeforeItsImageCame() {
        // Given
        var order = bench.orders().task("image: no-such-registry.invalid/tool:1");
        bench.start(order);

        // When
        var end = bench.follow(order, TO_FAIL_ONCE);

        // Then
        assertThat(end).isInstanceOf(JobEnd.NotStarted.class);
        assertThat(end.cause())
                .matches("(?s)the image 'no-such-registry.invalid/tool:1' cannot be pulled: .*no-such-registry.*");
    }

    @Test
    void shouldSayWhyWhenTheQuotaIsUsedUp() {
        // Given
        makeNamespace("full");
        var none = Map.of("pods", new Quantity("0"));
        var quota = client.resourceQuotas()
                .inNamespace("full")
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("none")
                        .endMetadata()
                        .withNewSpec()
                        .withHard(none)
                        .endSpec()
                        .build());
        quota.createOr(existing -> existing.update());
        await().atMost(RealCluster.SOON)
                .until(() -> quota.get().getStatus().getHard(), inForce -> none.equals(inForce));
        var order = bench.orders().task("image: drydock/busybox:1\nnamespace: full\ncmd: [\"true\"]");
        bench.start(order);

        // When
        var end = bench.follow(order, RealCluster.SOON);

        // Then
        assertThat(end).isInstanceOf(JobEnd.NotStarted.class);
        assertThat(end.cause()).contains("the quota of the namespace 'full' leaves it no room", "exceeded quota: none");
    }

    @Test
    void shouldSayWhatIsWrongWhenKubernetesRefusesTheJob() {
        bench.assertRefused("image: drydock/busybox:1\nnamespace: nowhere")
                .hasMessageContaining("\"nowhere\" not found");
        bench.assertRefused(
                        "image: drydock/busybox:1\nresources:\n  limits:\n    cpu: 100m\n  requests:\n    cpu: \"1\"")
                .hasMessageContainingAll("Kubernetes refuses the job", "must be less than or equal to cpu limit");
        bench.assertRefused("image: drydock/busybox:1\nsecurityContext:\n  privileged: true")
                .hasMessageContaining("drydock.job-executor.allow-privileged");
    }

    @Test
    void shouldSayWhoStoppedItWhenTheDeadlineOfTheInstallationPasses() {
        // Given
        bench.restart(RealCluster.runtime(Optional.of(Duration.ofSeconds(6))));

        // When
        var end = bench.run(bench.shell("sleep 1000"));

        // Then
        assertThat(end).isEqualTo(new JobEnd.Killed("it ran longer than its deadline in Kubernetes and was stopped"));
    }

    @Test
    void shouldEndSoonWhenAJobIsCancelled() {
        // Given
        var order = bench.shell("sleep 1000");
        bench.start(order);

        // When
        bench.cancel(order);
        var end = bench.follow(order, RealCluster.SOON);

        // Then
        assertThat(end).isInstanceOfAny(JobEnd.Killed.class, JobEnd.Exited.class);
        assertThat(end).isNotEqualTo(new JobEnd.Exited(0));
    }

    @Test
    void shouldSayWhatToDoWhenNoClusterAnswers() throws IOException {
        // Given
        var nowhere = Files.writeString(
                folder.resolve("nowhere.yaml"),
                Files.readString(RealCluster.EXECUTORS_KUBECONFIG)
                        .replaceAll("https://127.0.0.1:\\d+", "https://127.0.0.1:1"));

        // When, then
        assertThatThrownBy(() -> bench.make(RealCluster.runtime(RealCluster.settings(nowhere, Optional.empty()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("https://127.0.0.1:1", "drydock.job-executor.kubernetes.kubeconfig");
    }
}
