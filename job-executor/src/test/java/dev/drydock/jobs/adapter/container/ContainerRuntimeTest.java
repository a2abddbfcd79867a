package dev.drydock.jobs.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import dev.drydock.jobs.Orders;
import dev.drydock.jobs.RuntimeBench;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.Recovery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on a real container engine, which {@code ./drydock test containers} starts. */
@Tag("containers")
class ContainerRuntimeTest {
    private static final String SOCKET = System.getProperty("drydock.test.socket", "");
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final long LARGEST_FILE = 64L * 1024 * 1024;

    @TempDir
    Path folder;

    private RuntimeBench<ContainerRuntime> bench;

    @BeforeEach
    void start() {
        bench = new RuntimeBench<>(folder, SOON, ContainerRuntimeTest::runtime);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void shouldRunAsNobodySpecialWithItsFilesWhenATaskSaysNothingElse() throws IOException {
        // Given
        var order = bench.orders()
                .task("""
                image: drydock/busybox:1
                imagePullPolicy: IfNotPresent
                cmd: ["sh", "-c", "exec 2>&1; id -u; id -g; cat /keptn/charts/values.yaml; echo $0; touch /etc/x; touch /tmp/t; touch /keptn/n; ls /keptn"]
                args: ["$(GREETING); id"]
                """, 0, Map.of("charts/values.yaml", "replicaCount: 1\n"), Map.of("GREETING", "hello"), Set.of());

        // When
        var end = bench.run(order);

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(bench.log(order))
                .startsWith("1000\n1000\nreplicaCount: 1\nhello; id\n")
                .contains("/etc/x: Read-only file system\n")
                .endsWith("charts\nn\noutput.json\n");
        var host = inspect(order).getHostConfig();
        assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
        assertThat(host.getSecurityOpts()).contains("no-new-privileges");
        assertThat(host.getMemory()).isEqualTo(512L * 1024 * 1024);
        assertThat(host.getNanoCPUs()).isEqualTo(1_000_000_000L);
    }

    @Test
    void shouldRunOnceWhenTheSameJobIsStartedSeveralTimes() throws IOException {
        // Given
        var order = bench.shell("echo run");

        // When
        for (int i = 0; i < 4; i++) {
            bench.start(order);
        }
        var end = bench.follow(order, Duration.ofSeconds(60));

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(bench.log(order)).isEqualTo("run\n");
        assertThat(containers(order)).hasSize(1);
    }

    @Test
    void shouldStartItWhenTheExecutorDiedBetweenMakingAndStartingTheContainer() throws IOException {
        // Given
        var order = bench.shell("echo run");
        var left = bench.runtime()
                .client()
                .createContainerCmd("drydock/busybox:1")
                .withName(order.job().id().objectName())
                .withLabels(Map.of(ContainerOrder.KEY, order.job().id().key()))
                .withCmd("true")
                .exec()
                .getId();

        // When
        var seen = bench.seen(order.job());
        var end = bench.run(order);

        // Then
        assertThat(seen).isEqualTo(Recovery.START);
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(bench.log(order)).isEqualTo("run\n");
        assertThat(inspect(order).getId()).isNotEqualTo(left);
    }

    @Test
    void shouldFollowTheSameJobWhenAnotherExecutorComes() throws IOException {
        // Given
        var order = bench.shell("echo run; while [ ! -e /keptn/go ]; do sleep 0.1; done; echo finished; exit 5");
        bench.start(order);
        bench.restart(ContainerRuntimeTest::runtime);

        // When
        var seen = bench.seen(order.job());
        var go = bench.runtime()
                .client()
                .execCreateCmd(order.job().id().objectName())
                .withCmd("touch", "/keptn/go")
                .exec()
                .getId();
        bench.runtime().client().execStartCmd(go).exec(new ResultCallback.Adapter<Frame>());
        var end = bench.follow(order, Duration.ofSeconds(60));

        // Then
        assertThat(seen).isEqualTo(Recovery.FOLLOW);
        assertThat(end).isEqualTo(new JobEnd.Exited(5));
        assertThat(bench.log(order)).isEqualTo("run\nfinished\n");
        assertThat(bench.seen(order.job())).isEqualTo(Recovery.TAKE_RESULT);
    }

    @Test
    void shouldNeverRunItAgainWhenItsContainerWasRemoved() {
        // Given
        var order = bench.shell("sleep 1000");
        bench.start(order);
        var started = Orders.started(order.job());

        // When
        bench.done(bench.runtime().release(started));

        // Then
        assertThat(bench.seen(started)).isEqualTo(Recovery.LOST);
        assertThat(bench.follow(order, Duration.ofSeconds(60))).isInstanceOf(JobEnd.Lost.class);
    }

    @Test
    void shouldHandOnTheFolderButNotTheOutputWhenAnActionHasSeveralTasks() throws IOException {
        // Given
        var first = bench.shell("echo built > /keptn/artifact; echo '{\"replicas\": 2}' > /keptn/output.json");
        var second = bench.shellBehind(first, "cat /keptn/artifact; cat /keptn/output.json");

        // When
        bench.run(first);
        var left = bench.remains(first);
        bench.release(first);
        bench.run(second);
        var leftBySecond = bench.remains(second);

        // Then
        assertThat(left.output())
                .hasValueSatisfying(output -> assertThat(new String(output.content(), StandardCharsets.UTF_8))
                        .isEqualTo("{\"replicas\": 2}\n"));
        assertThat(bench.log(second)).isEqualTo("built\n");
        assertThat(leftBySecond.output()).isEmpty();
        bench.release(second);
        bench.tidy(second);
        bench.tidy(second);
        assertThat(bench.runtime().client().listVolumesCmd().exec().getVolumes())
                .noneMatch(volume -> volume.getName().contains(second.job().id().folder()));
    }

    @Test
    void shouldSayWhyWhenTheImageCannotBeHad() {
        bench.assertRefused("image: no-such-registry.invalid/team/tool:1.2.3\ncmd: [\"true\"]")
                .hasMessageStartingWith("the image 'no-such-registry.invalid/team/tool:1.2.3' cannot be pulled: ")
                .hasMessageContaining("no-such-registry.invalid");
        bench.assertRefused("image: team/tool:1.2.3\nimagePullPolicy: Never\ncmd: [\"true\"]")
                .hasMessage("the image 'team/tool:1.2.3' is not on this machine, and imagePullPolicy is Never");
        bench.assertRefused("image: Not An Image\ncmd: [\"true\"]").hasMessageContaining("'Not An Image'");
    }

    @Test
    void shouldSayWhyWhenTheCommandIsNotInTheImage() {
        bench.assertRefused("image: drydock/busybox:1\ncmd: [\"no-such-helm\"]")
                .hasMessageStartingWith("its container could not be started: ")
                .hasMessageContaining("no-such-helm");
    }

    @Test
    void shouldSayWhyWhenATaskWantsMoreThanItMayHave() {
        bench.assertRefused("image: drydock/busybox:1\ncmd: [\"true\"]\nsecurityContext:\n  privileged: true")
                .hasMessageContainingAll("privileged", "drydock.job-executor.allow-privileged");
        bench.assertRefused("image: drydock/busybox:1\ncmd: [\"true\"]\nsecurityContext:\n  runAsUser: 0")
                .hasMessageContaining("runAsNonRoot");
    }

    @Test
    void shouldSayWhyWhenItsMemoryDoesNotSuffice() {
        // When
        var end = bench.run(bench.orders().task("""
                image: drydock/busybox:1
                cmd: ["sh", "-c", "exec tail /dev/zero"]
                resources:
                  limits:
                    memory: 64Mi
                """));

        // Then
        assertThat(end)
                .isEqualTo(new JobEnd.Killed(
                        "it was killed because it needed more memory than its limit of 64 MiB; give it "
                                + "more with resources.limits.memory"));
    }

    @Test
    void shouldStopEverythingWhenAJobNeverEnds() throws IOException {
        // Given
        var order = bench.shell("echo started; trap '' TERM; while true; do sleep 1 & sleep 1; done");
        bench.start(order);

        // When
        var end = bench.follow(order, Duration.ofSeconds(3));

        // Then
        assertThat(end).isEqualTo(new JobEnd.TimedOut(Duration.ofSeconds(3)));
        assertThat(bench.log(order)).isEqualTo("started\n");
        assertThat(Containers.isRunning(inspect(order))).isFalse();
    }

    @Test
    void shouldEndSoonWhenAJobIsCancelled() {
        // Given
        var order = bench.shell("sleep 1000");
        bench.start(order);

        // When
        bench.cancel(order);
        var end = bench.follow(order, Duration.ofMinutes(10));

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(137));
    }

    @Test
    void shouldKeepBothEndsWhenAJobPrintsTwoHundredMegabytes() throws IOException {
        // When
        var order = bench.shell("echo begin; yes \"$(printf '%0199d' 7)\" | head -c 200000000; echo; echo the end");
        var end = bench.run(order);

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(bench.log(order))
                .startsWith("begin\n0000")
                .endsWith("\nthe end\n")
                .hasSizeLessThan(200_000);
        assertThat(bench.size()).isLessThan(4 * RuntimeBench.LOG_LIMIT);
    }

    @Test
    void shouldLeaveTheMachineAloneWhenAJobForksWithoutEnd() throws IOException {
        // When
        var order = bench.shell("bomb() { bomb | bomb & }; bomb; sleep 2; echo survived");
        bench.start(order);
        var end = bench.follow(order, Duration.ofSeconds(15));
        bench.release(order);

        // Then
        assertThat(end).isInstanceOfAny(JobEnd.Exited.class, JobEnd.TimedOut.class, JobEnd.Killed.class);
        assertThat(containers(order)).isEmpty();
    }

    @Test
    void shouldNotLetItBeWrittenWhenTheOutputIsAGigabyte() throws IOException {
        // When
        var order = bench.shell("head -c 1000000000 /dev/zero > /keptn/output.json; echo written: $?; ls -l /keptn");
        bench.run(order);
        var remains = bench.remains(order);

        // Then
        assertThat(bench.log(order)).doesNotContain("written: 0");
        assertThat(remains.output()).hasValueSatisfying(output -> {
            assertThat(output.size()).isLessThanOrEqualTo(LARGEST_FILE);
            assertThat(output.content()).isEmpty();
        });
    }

    @Test
    void shouldNotFollowItOutOfTheFolderWhenTheOutputIsALink() {
        // When
        var order = bench.shell("rm -f /keptn/output.json; ln -s /etc/hostname /keptn/output.json || true");
        bench.run(order);

        // Then
        assertThat(bench.remains(order).output()).isEmpty();
    }

    @Test
    void shouldSayWhatToDoWhenNoEngineAnswers() {
        assertThatThrownBy(() -> bench.make((logs, workers) -> new ContainerRuntime(
                        new ContainerSettings("unix://" + folder.resolve("none.sock"), Optional.empty(), false, 1),
                        logs,
                        workers,
                        InstantSource.system())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "none.sock", "drydock.job-executor.container.socket", "start Docker or Podman");
    }

    private InspectContainerResponse inspect(JobOrder order) {
        return bench.runtime()
                .client()
                .inspectContainerCmd(order.job().id().objectName())
                .exec();
    }

    private List<Container> containers(JobOrder order) {
        return bench.runtime()
                .client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(ContainerOrder.KEY, order.job().id().key()))
                .exec();
    }

    private static ContainerRuntime runtime(LogStore logs, Executor workers) {
        return new ContainerRuntime(
                new ContainerSettings(SOCKET, Optional.empty(), false, LARGEST_FILE),
                logs,
                workers,
                InstantSource.system());
    }
}
