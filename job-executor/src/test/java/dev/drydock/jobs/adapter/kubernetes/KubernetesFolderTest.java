package dev.drydock.jobs.adapter.kubernetes;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.jobs.Orders;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobOutput;
import dev.drydock.jobs.domain.Recovery;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes into {@code /keptn} in a real cluster, and what comes out of it. */
class KubernetesFolderTest extends KubernetesBench {
    private static final String SHELL = """
            image: drydock/busybox:1
            cmd: ["sh", "-c"]
            args:
              - |
                %s
            """;

    @Test
    void shouldHandOnTheFolderButNotTheOutputWhenAnActionHasSeveralTasks() throws IOException {
        // Given
        var first = Orders.notLast(bench.shell("cd /keptn; mkdir -p out/deep; echo built > out/deep/artifact; "
                + "chmod 750 out/deep/artifact; ln -s deep/artifact out/link; head -c 3000000 /dev/urandom > big; "
                + "sha256sum big > sum; echo '{\"replicas\": 2}' > output.json"));
        var second = bench.orders()
                .behind(
                        first,
                        SHELL.formatted("cd /keptn; cat out/link; stat -c %a out/deep/artifact; sha256sum -c sum; "
                                + "cat values/v.yaml; echo more >> values/v.yaml; ls output.json 2>/dev/null"),
                        Map.of("values/v.yaml", "replicas: 1\n"),
                        Map.of(),
                        Set.of());
        // When
        bench.run(first);
        var left = bench.output(first);
        bench.release(first);
        bench.run(second);
        var leftBySecond = bench.remains(second);
        bench.release(second);
        // Then
        assertThat(left).isEqualTo("{\"replicas\": 2}\n");
        assertThat(bench.log(second))
                .isEqualTo("built\n750\nbig: OK\nreplicas: 1\n")
                .as("notes: %s", leftBySecond.notes());
        assertThat(leftBySecond.output()).isEmpty();
        assertThat(secretsOf(first)).isNotEmpty();
        bench.tidy(first);
        bench.tidy(second);
        bench.tidy(second);
        assertThat(secretsOf(first) + secretsOf(second)).isEmpty();
    }

    @Test
    void shouldHandOnTheFolderWhenTheTasksHaveNamespacesOfTheirOwn() throws IOException {
        // Given
        makeNamespace("beside");
        var first = Orders.notLast(bench.shell("echo built > /keptn/artifact"));
        var second = bench.orders()
                .behind(
                        first,
                        "namespace: beside\n" + SHELL.formatted("cat /keptn/artifact"),
                        Map.of(),
                        Map.of(),
                        Set.of());
        // When
        bench.run(first);
        bench.remains(first);
        bench.release(first);
        bench.run(second);
        bench.release(second);
        // Then
        assertThat(bench.log(second)).isEqualTo("built\n");
    }

    @Test
    void shouldTakeAwayWhatIsHandedOnWithTheLastJobThatNeedsItWhenNoExecutorComesBack() throws IOException {
        // Given
        var first = Orders.notLast(
                bench.orders().task("ttlSecondsAfterFinished: 1\n" + SHELL.formatted("echo built > /keptn/artifact")));
        bench.run(first);
        bench.remains(first);
        bench.release(first);
        var second = bench.shellBehind(first, "cat /keptn/artifact");
        bench.run(second);
        var owners = ownersOfPiecesOf(first);
        var timeToLive = job(first).getSpec().getTtlSecondsAfterFinished();
        // When
        delete(first);
        delete(second);
        // Then
        assertThat(owners)
                .isNotEmpty()
                .allSatisfy(names -> assertThat(names)
                        .containsExactlyInAnyOrder(
                                first.job().id().objectName(), second.job().id().objectName()));
        assertThat(timeToLive).isEqualTo(3600);
        await().atMost(RealCluster.SOON).until(() -> secretsOf(first).isEmpty());
    }

    @Test
    void shouldTakeAsMuchOutputAsOtherRuntimesWhenItIsPutInPlaceByRenaming() {
        // Given
        var order = bench.shell(
                "head -c 130000 /dev/zero | tr '\\0' 7 > /keptn/.new; mv /keptn/.new /keptn/output.json; exit 3");
        // When
        var end = bench.run(order);
        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(3));
        assertThat(bench.seen(Orders.started(order.job()))).isEqualTo(Recovery.TAKE_RESULT);
        assertThat(bench.output(order)).isEqualTo("7".repeat(130_000));
        assertThat(bench.output(order)).as("asked again").hasSize(130_000);
        bench.release(order);
        await().atMost(RealCluster.SOON).until(() -> Sights.isOver(job(order)));
    }

    @Test
    void shouldSayHowLargeItIsWhenTheOutputIsTooLarge() {
        // Given
        var order = bench.shell("head -c 5000000 /dev/zero > /keptn/output.json");
        // When
        bench.run(order);
        var output = bench.remains(order).output();
        bench.release(order);
        // Then
        assertThat(output).hasValueSatisfying(written -> {
            assertThat(written.size()).isEqualTo(5_000_000).isGreaterThan(JobOutput.LARGEST);
            assertThat(written.content()).isEmpty();
        });
    }

    @Test
    void shouldNotFollowItOutOfTheFolderWhenTheOutputIsALink() {
        // Given
        var order = bench.shell("ln -s /etc/hostname /keptn/output.json");
        // When
        bench.run(order);
        // Then
        assertThat(bench.remains(order).output()).isEmpty();
        bench.release(order);
    }

    @Test
    void shouldStillKnowEndAndOutputWhenNobodyCameBeforeThePodsDeadline() throws IOException {
        // Given
        bench.restart(RealCluster.runtime(Optional.of(Duration.ofSeconds(8))));
        var order = Orders.notLast(bench.shell("echo said; echo '{\"replicas\": 2}' > /keptn/output.json; exit 5"));
        // When
        bench.start(order);
        await().atMost(RealCluster.SOON).until(() -> Sights.isOver(job(order)));
        var end = bench.follow(order, Duration.ofSeconds(60));
        var remains = bench.remains(order);
        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(5));
        assertThat(bench.log(order)).isEqualTo("said\n");
        assertThat(bench.output(order)).isEqualTo("{\"replicas\": 2}\n");
        assertThat(remains.notes())
                .contains("What it left in /keptn could not be kept for the tasks behind it: its pod has ended before "
                        + "anybody came.");
        bench.release(order);
    }

    @Test
    void shouldNameTheSettingWhenTheHelpersImageCannotBePulled() {
        // Given
        bench.restart(RealCluster.runtime(new KubernetesSettings(
                Optional.of(RealCluster.EXECUTORS_KUBECONFIG),
                RealCluster.NAMESPACE,
                Optional.empty(),
                "no-such-registry.invalid/helper:1",
                RealCluster.DISK_LIMIT,
                false)));
        var order = bench.shell("true");
        bench.start(order);
        // When
        var end = bench.follow(order, Duration.ofSeconds(30));
        // Then
        assertThat(end).isInstanceOf(JobEnd.NotStarted.class);
        assertThat(end.cause())
                .startsWith("the image 'no-such-registry.invalid/helper:1' cannot be pulled: ")
                .endsWith("; another may be named with drydock.job-executor.kubernetes.helper-image");
    }

    private void delete(JobOrder order) {
        client.resource(job(order))
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
    }

    private List<List<String>> ownersOfPiecesOf(JobOrder order) {
        return secrets(order)
                .filter(secret -> secret.getData().containsKey(Payload.PIECE))
                .map(secret -> secret.getMetadata().getOwnerReferences().stream()
                        .map(OwnerReference::getName)
                        .toList())
                .toList();
    }

    private String secretsOf(JobOrder order) {
        return secrets(order).map(secret -> secret.getMetadata().getName()).collect(joining(" "));
    }

    private Stream<Secret> secrets(JobOrder order) {
        return client.secrets().inNamespace(RealCluster.NAMESPACE).list().getItems().stream()
                .filter(secret -> secret.getMetadata()
                        .getName()
                        .startsWith(order.job().id().objectName()));
    }
}
