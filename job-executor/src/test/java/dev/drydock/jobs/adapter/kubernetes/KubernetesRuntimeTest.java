package dev.drydock.jobs.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.jobs.Orders;
import dev.drydock.jobs.adapter.logs.FileLogs;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.jobs.domain.Recovery;
import dev.drydock.jobs.domain.TaskRefused;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs in a real cluster, which {@code ./drydock test kubernetes} starts. */
@Tag("kubernetes")
class KubernetesRuntimeTest {
    private static final Path KUBECONFIG = Path.of(System.getProperty("drydock.test.kubeconfig", "none"));
    private static final String NAMESPACE = "keptn";
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final Duration AT_ONCE = Duration.ofSeconds(30);
    private static final long LOG_LIMIT = 1 << 20;

    @TempDir
    Path folder;

    private ExecutorService workers;
    private FileLogs logs;
    private KubernetesClient client;
    private KubernetesRuntime runtime;
    private Orders orders;

    @BeforeEach
    void start() {
        workers = Executors.newFixedThreadPool(4);
        logs = new FileLogs(folder.resolve("jobs"), LOG_LIMIT, InstantSource.system());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(KUBECONFIG.toFile()))
                .build();
        runtime = runtime(Optional.empty());
        orders = new Orders(UUID.randomUUID().toString(), runtime.machine());
    }

    @AfterEach
    void stop() {
        runtime.close();
        client.close();
        workers.shutdown();
    }

    @Test
    void shouldRunAsNobodySpecialWithItsFilesWhenATaskSaysNothingElse() throws IOException {
        // Given
        var order = orders.task(
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
        var end = run(order);

        // Then
        assertThat(log(order))
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
        runtime.release(order.job()).await().atMost(SOON);
        assertThat(client.secrets().inNamespace(NAMESPACE).list().getItems())
                .noneMatch(secret -> secret.getMetadata()
                        .getName()
                        .startsWith(order.job().id().objectName()));
    }

    @Test
    void shouldRunOnceWhenTheSameJobIsStartedSeveralTimesAndByOthers() throws IOException {
        // Given
        var order = shell("echo run; sleep 4; echo '{\"replicas\": 2}' > /keptn/output.json; echo finished; exit 5");
        for (int i = 0; i < 3; i++) {
            runtime.start(order).await().atMost(SOON);
        }
        runtime.close();
        runtime = runtime(Optional.empty());

        // When
        var seen = runtime.look(order.job()).await().atMost(SOON);
        runtime.start(order).await().atMost(SOON);
        var end = follow(order, Duration.ofSeconds(100));

        // Then
        assertThat(Recovery.of(seen)).isEqualTo(Recovery.FOLLOW);
        assertThat(end).isEqualTo(new JobEnd.Exited(5));
        assertThat(log(order)).isEqualTo("run\nfinished\n");
        assertThat(Recovery.of(runtime.look(order.job()).await().atMost(SOON))).isEqualTo(Recovery.TAKE_RESULT);
        assertThat(runtime.remains(order.job()).await().atMost(SOON).output())
                .hasValueSatisfying(output -> assertThat(new String(output.content(), StandardCharsets.UTF_8))
                        .isEqualTo("{\"replicas\": 2}\n"));
        assertThat(client.pods()
                        .inNamespace(NAMESPACE)
                        .withLabel("job-name", order.job().id().objectName())
                        .list()
                        .getItems())
                .hasSize(1);
    }

    @Test
    void shouldNeverRunItAgainWhenItsJobWasDeleted() {
        // Given
        var order = shell("sleep 1000");
        runtime.start(order).await().atMost(SOON);

        // When
        client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withName(order.job().id().objectName())
                .delete();

        // Then
        assertThat(follow(order, SOON)).isInstanceOf(JobEnd.Lost.class);
        assertThat(Recovery.of(runtime.look(Orders.started(order.job())).await().atMost(SOON)))
                .isEqualTo(Recovery.LOST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image: no-such-registry.invalid/tool:1 | the image 'no-such-registry.invalid/tool:1' cannot be pulled: .*no-such-registry.*",
                "image: Not An Image | the image 'Not An Image' cannot be pulled: .*",
                "image: team/tool:1; imagePullPolicy: Never | the image 'team/tool:1' is not on the node, and imagePullPolicy is Never",
                "image: drydock/busybox:1; cmd: [no-such-helm] | its container could not be started: .*no-such-helm.*",
                "image: drydock/busybox:1; serviceAccount: nobody | the service account 'nobody' does not exist in the namespace 'keptn'",
                "image: drydock/busybox:1; securityContext: {seccompProfile: {type: Localhost, localhostProfile: none.json}} | its container cannot be made \\(Create.*none.json.*"
            })
    void shouldSayWhyWithinSecondsWhenItCanNeverStart(String task, String reason) {
        // Given
        var order = orders.task(task.replace("; ", "\n"));
        runtime.start(order).await().atMost(SOON);

        // When
        var end = runtime.follow(order.job(), Instant.now().plus(SOON), SOON)
                .await()
                .atMost(AT_ONCE);

        // Then
        assertThat(end).isInstanceOf(JobEnd.NotStarted.class);
        assertThat(end.cause()).matches("(?s)" + reason);
    }

    @Test
    void shouldSayWhyWhenTheQuotaIsUsedUp() {
        // Given
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("full")
                        .endMetadata()
                        .build())
                .unlock()
                .createOr(existing -> existing.update());
        client.resourceQuotas()
                .inNamespace("full")
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("none")
                        .endMetadata()
                        .withNewSpec()
                        .withHard(Map.of("pods", new Quantity("0")))
                        .endSpec()
                        .build())
                .createOr(existing -> existing.update());
        var order = orders.task("image: drydock/busybox:1\nnamespace: full\ncmd: [\"true\"]");
        runtime.start(order).await().atMost(SOON);

        // When
        var end = follow(order, SOON);

        // Then
        assertThat(end).isInstanceOf(JobEnd.NotStarted.class);
        assertThat(end.cause()).contains("the quota of the namespace 'full' leaves it no room", "exceeded quota: none");
    }

    @Test
    void shouldSayWhatIsWrongWhenKubernetesRefusesTheJob() {
        assertRefused("image: drydock/busybox:1\nnamespace: nowhere").hasMessageContaining("\"nowhere\" not found");
        assertRefused("image: drydock/busybox:1\nresources:\n  limits:\n    cpu: 100m\n  requests:\n    cpu: \"1\"")
                .hasMessageContainingAll("Kubernetes refuses the job", "must be less than or equal to cpu limit");
        assertRefused("image: drydock/busybox:1\nsecurityContext:\n  privileged: true")
                .hasMessageContaining("drydock.job-executor.allow-privileged");
    }

    @Test
    void shouldSayWhyWhenItsMemoryDoesNotSuffice() {
        // When
        var end = run(orders.task("""
                image: drydock/busybox:1
                cmd: ["sh", "-c", "exec tail /dev/zero"]
                resources:
                  limits:
                    memory: 64Mi
                """));

        // Then
        assertThat(end).isInstanceOf(JobEnd.Killed.class);
        assertThat(end.cause()).contains("more memory than its limit of 64Mi");
    }

    @Test
    void shouldStopItWhenItNeverEnds() throws IOException {
        // Given
        var order = shell("echo started; sleep 1000");
        runtime.start(order).await().atMost(SOON);

        // When
        var end = follow(order, Duration.ofSeconds(12));

        // Then
        assertThat(end).isEqualTo(new JobEnd.TimedOut(Duration.ofSeconds(12)));
        assertThat(log(order)).isEqualTo("started\n");
        assertThat(Sights.isOver(job(order))).isTrue();
    }

    @Test
    void shouldSayWhoStoppedItWhenTheDeadlineOfTheInstallationPasses() {
        // Given
        runtime.close();
        runtime = runtime(Optional.of(Duration.ofSeconds(6)));

        // When
        var end = run(shell("sleep 1000"));

        // Then
        assertThat(end).isEqualTo(new JobEnd.Killed("it ran longer than its deadline in Kubernetes and was stopped"));
    }

    @Test
    void shouldEndSoonWhenAJobIsCancelled() {
        // Given
        var order = shell("sleep 1000");
        runtime.start(order).await().atMost(SOON);

        // When
        runtime.cancel(order.job()).await().atMost(SOON);
        var end = follow(order, SOON);

        // Then
        assertThat(end).isInstanceOfAny(JobEnd.Killed.class, JobEnd.Exited.class);
        assertThat(end).isNotEqualTo(new JobEnd.Exited(0));
    }

    @Test
    void shouldKeepBothEndsWhenAJobPrintsTwoHundredMegabytes() throws IOException {
        // When
        var order = shell("echo begin; yes \"$(printf '%0199d' 7)\" | head -c 200000000; echo; echo the end");
        var end = run(order);

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(log(order)).startsWith("begin\n0000").endsWith("\nthe end\n").hasSizeLessThan(200_000);
        assertThat(size(folder)).isLessThan(4 * LOG_LIMIT);
    }

    @Test
    void shouldNoteItWhenTheOutputIsLargerThanKubernetesCarries() {
        // When
        var order = shell("head -c 5000 /dev/zero > /keptn/output.json");
        run(order);
        var remains = runtime.remains(order.job()).await().atMost(SOON);

        // Then
        assertThat(remains.output()).isEmpty();
        assertThat(remains.notes()).anyMatch(note -> note.contains("/keptn/output.json was not taken over"));
    }

    @Test
    void shouldSayWhatToDoWhenNoClusterAnswers() throws IOException {
        // Given
        var nowhere = Files.writeString(
                folder.resolve("nowhere.yaml"),
                Files.readString(KUBECONFIG).replaceAll("https://127.0.0.1:\\d+", "https://127.0.0.1:1"));

        // When, then
        assertThatThrownBy(() -> new KubernetesRuntime(
                        new KubernetesSettings(Optional.of(nowhere), NAMESPACE, Optional.empty(), false),
                        logs,
                        workers,
                        InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("https://127.0.0.1:1", "drydock.job-executor.kubernetes.kubeconfig");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String task) {
        var order = new Orders(UUID.randomUUID().toString(), runtime.machine()).task(task);
        return assertThatThrownBy(() -> runtime.start(order).await().atMost(SOON))
                .isInstanceOf(TaskRefused.class);
    }

    private JobOrder shell(String script) {
        return orders.task("""
                image: drydock/busybox:1
                cmd: ["sh", "-c"]
                args:
                  - |
                    %s
                """.formatted(script));
    }

    private JobEnd run(JobOrder order) {
        runtime.start(order).await().atMost(SOON);
        return follow(order, Duration.ofSeconds(110));
    }

    private JobEnd follow(JobOrder order, Duration limit) {
        return runtime.follow(order.job(), Instant.now().plus(limit), limit)
                .await()
                .atMost(SOON);
    }

    private Job job(JobOrder order) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withName(order.job().id().objectName())
                .get();
    }

    private String log(JobOrder order) throws IOException {
        try (var shown = logs.show(order.job().id(), Masking.NONE)) {
            shown.finish();
        }
        return logs.excerpt(order.job().id());
    }

    private KubernetesRuntime runtime(Optional<Duration> deadline) {
        return new KubernetesRuntime(
                new KubernetesSettings(Optional.of(KUBECONFIG), NAMESPACE, deadline, false),
                logs,
                workers,
                InstantSource.system());
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
