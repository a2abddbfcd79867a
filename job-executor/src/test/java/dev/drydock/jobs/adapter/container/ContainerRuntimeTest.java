package dev.drydock.jobs.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import dev.drydock.jobs.Orders;
import dev.drydock.jobs.adapter.logs.FileLogs;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.jobs.domain.Recovery;
import dev.drydock.jobs.domain.TaskRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

/** Jobs on a real container engine, which {@code ./drydock test containers} starts. */
@Tag("containers")
class ContainerRuntimeTest {
    private static final String SOCKET = System.getProperty("drydock.test.socket", "");
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final long LARGEST_FILE = 64L * 1024 * 1024;
    private static final long LOG_LIMIT = 1 << 20;

    @TempDir
    Path folder;

    private ExecutorService workers;
    private FileLogs logs;
    private ContainerRuntime runtime;
    private Orders orders;

    @BeforeEach
    void start() {
        workers = Executors.newFixedThreadPool(4);
        logs = new FileLogs(folder.resolve("jobs"), LOG_LIMIT, InstantSource.system());
        runtime = runtime();
        orders = new Orders(UUID.randomUUID().toString(), runtime.machine());
    }

    @AfterEach
    void stop() {
        runtime.close();
        workers.shutdown();
    }

    @Test
    void shouldRunAsNobodySpecialWithItsFilesWhenATaskSaysNothingElse() throws IOException {
        // Given
        var order = orders.task(
                """
                image: drydock/busybox:1
                imagePullPolicy: IfNotPresent
                cmd: ["sh", "-c", "exec 2>&1; id -u; id -g; cat /keptn/charts/values.yaml; echo $0; touch /etc/x; touch /tmp/t; touch /keptn/n; ls /keptn"]
                args: ["$(GREETING); id"]
                """, 0, Map.of("charts/values.yaml", "replicaCount: 1\n"), Map.of("GREETING", "hello"), Set.of());

        // When
        var end = run(order);

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(log(order))
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
        var order = shell("echo run");

        // When
        for (int i = 0; i < 4; i++) {
            runtime.start(order).await().atMost(SOON);
        }
        var end = follow(runtime, order, Duration.ofSeconds(60));

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(log(order)).isEqualTo("run\n");
        assertThat(containers(order)).hasSize(1);
    }

    @Test
    void shouldStartItWhenTheExecutorDiedBetweenMakingAndStartingTheContainer() throws IOException {
        // Given
        var order = shell("echo run");
        var left = runtime.client()
                .createContainerCmd("drydock/busybox:1")
                .withName(order.job().id().objectName())
                .withLabels(Map.of(ContainerOrder.KEY, order.job().id().key()))
                .withCmd("true")
                .exec()
                .getId();

        // When
        var seen = runtime.look(order.job()).await().atMost(SOON);
        var end = run(order);

        // Then
        assertThat(Recovery.of(seen)).isEqualTo(Recovery.START);
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(log(order)).isEqualTo("run\n");
        assertThat(inspect(order).getId()).isNotEqualTo(left);
    }

    @Test
    void shouldFollowTheSameJobWhenAnotherExecutorComes() throws IOException {
        // Given
        var order = shell("echo run; while [ ! -e /keptn/go ]; do sleep 0.1; done; echo finished; exit 5");
        runtime.start(order).await().atMost(SOON);
        runtime.close();
        runtime = runtime();

        // When
        var seen = runtime.look(order.job()).await().atMost(SOON);
        var go = runtime.client()
                .execCreateCmd(order.job().id().objectName())
                .withCmd("touch", "/keptn/go")
                .exec()
                .getId();
        runtime.client().execStartCmd(go).exec(new ResultCallback.Adapter<Frame>());
        var end = follow(runtime, order, Duration.ofSeconds(60));

        // Then
        assertThat(Recovery.of(seen)).isEqualTo(Recovery.FOLLOW);
        assertThat(end).isEqualTo(new JobEnd.Exited(5));
        assertThat(log(order)).isEqualTo("run\nfinished\n");
        assertThat(Recovery.of(runtime.look(order.job()).await().atMost(SOON))).isEqualTo(Recovery.TAKE_RESULT);
    }

    @Test
    void shouldNeverRunItAgainWhenItsContainerWasRemoved() {
        // Given
        var order = shell("sleep 1000");
        runtime.start(order).await().atMost(SOON);
        var started = Orders.started(order.job());

        // When
        runtime.release(started).await().atMost(SOON);

        // Then
        assertThat(Recovery.of(runtime.look(started).await().atMost(SOON))).isEqualTo(Recovery.LOST);
        assertThat(follow(runtime, order, Duration.ofSeconds(60))).isInstanceOf(JobEnd.Lost.class);
    }

    @Test
    void shouldHandOnTheFolderButNotTheOutputWhenAnActionHasSeveralTasks() throws IOException {
        // Given
        var first = shell("echo built > /keptn/artifact; echo '{\"replicas\": 2}' > /keptn/output.json");
        var second = orders.task("""
                image: drydock/busybox:1
                cmd: ["sh", "-c", "cat /keptn/artifact; cat /keptn/output.json"]
                """, 1, Map.of(), Map.of(), Set.of());

        // When
        run(first);
        var left = runtime.remains(first.job()).await().atMost(SOON);
        runtime.release(first.job()).await().atMost(SOON);
        run(second);
        var leftBySecond = runtime.remains(second.job()).await().atMost(SOON);

        // Then
        assertThat(left.output())
                .hasValueSatisfying(output -> assertThat(new String(output.content(), StandardCharsets.UTF_8))
                        .isEqualTo("{\"replicas\": 2}\n"));
        assertThat(log(second)).isEqualTo("built\n");
        assertThat(leftBySecond.output()).isEmpty();
        release(second);
        runtime.tidy(second.job()).await().atMost(SOON);
        runtime.tidy(second.job()).await().atMost(SOON);
        assertThat(runtime.client().listVolumesCmd().exec().getVolumes())
                .noneMatch(volume -> volume.getName().contains(second.job().id().folder()));
    }

    @Test
    void shouldSayWhyWhenTheImageCannotBeHad() {
        assertRefused("image: no-such-registry.invalid/team/tool:1.2.3\ncmd: [\"true\"]")
                .hasMessageStartingWith("the image 'no-such-registry.invalid/team/tool:1.2.3' cannot be pulled: ")
                .hasMessageContaining("no-such-registry.invalid");
        assertRefused("image: team/tool:1.2.3\nimagePullPolicy: Never\ncmd: [\"true\"]")
                .hasMessage("the image 'team/tool:1.2.3' is not on this machine, and imagePullPolicy is Never");
        assertRefused("image: Not An Image\ncmd: [\"true\"]").hasMessageContaining("'Not An Image'");
    }

    @Test
    void shouldSayWhyWhenTheCommandIsNotInTheImage() {
        assertRefused("image: drydock/busybox:1\ncmd: [\"no-such-helm\"]")
                .hasMessageStartingWith("its container could not be started: ")
                .hasMessageContaining("no-such-helm");
    }

    @Test
    void shouldSayWhyWhenATaskWantsMoreThanItMayHave() {
        assertRefused("image: drydock/busybox:1\ncmd: [\"true\"]\nsecurityContext:\n  privileged: true")
                .hasMessageContainingAll("privileged", "drydock.job-executor.allow-privileged");
        assertRefused("image: drydock/busybox:1\ncmd: [\"true\"]\nsecurityContext:\n  runAsUser: 0")
                .hasMessageContaining("runAsNonRoot");
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
        assertThat(end)
                .isEqualTo(new JobEnd.Killed(
                        "it was killed because it needed more memory than its limit of 64 MiB; give it "
                                + "more with resources.limits.memory"));
    }

    @Test
    void shouldStopEverythingWhenAJobNeverEnds() throws IOException {
        // Given
        var order = shell("echo started; trap '' TERM; while true; do sleep 1 & sleep 1; done");
        runtime.start(order).await().atMost(SOON);

        // When
        var end = follow(runtime, order, Duration.ofSeconds(3));

        // Then
        assertThat(end).isEqualTo(new JobEnd.TimedOut(Duration.ofSeconds(3)));
        assertThat(log(order)).isEqualTo("started\n");
        assertThat(Containers.isRunning(inspect(order))).isFalse();
    }

    @Test
    void shouldEndSoonWhenAJobIsCancelled() {
        // Given
        var order = shell("sleep 1000");
        runtime.start(order).await().atMost(SOON);

        // When
        runtime.cancel(order.job()).await().atMost(SOON);
        var end = follow(runtime, order, Duration.ofMinutes(10));

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(137));
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
    void shouldLeaveTheMachineAloneWhenAJobForksWithoutEnd() throws IOException {
        // When
        var order = shell("bomb() { bomb | bomb & }; bomb; sleep 2; echo survived");
        runtime.start(order).await().atMost(SOON);
        var end = follow(runtime, order, Duration.ofSeconds(15));
        release(order);

        // Then
        assertThat(end).isInstanceOfAny(JobEnd.Exited.class, JobEnd.TimedOut.class, JobEnd.Killed.class);
        assertThat(containers(order)).isEmpty();
    }

    @Test
    void shouldNotLetItBeWrittenWhenTheOutputIsAGigabyte() throws IOException {
        // When
        var order = shell("head -c 1000000000 /dev/zero > /keptn/output.json; echo written: $?; ls -l /keptn");
        run(order);
        var remains = runtime.remains(order.job()).await().atMost(SOON);

        // Then
        assertThat(log(order)).doesNotContain("written: 0");
        assertThat(remains.output()).hasValueSatisfying(output -> {
            assertThat(output.size()).isLessThanOrEqualTo(LARGEST_FILE);
            assertThat(output.content()).isEmpty();
        });
    }

    @Test
    void shouldNotFollowItOutOfTheFolderWhenTheOutputIsALink() {
        // When
        var order = shell("rm -f /keptn/output.json; ln -s /etc/hostname /keptn/output.json || true");
        run(order);

        // Then
        assertThat(runtime.remains(order.job()).await().atMost(SOON).output()).isEmpty();
    }

    @Test
    void shouldSayWhatToDoWhenNoEngineAnswers() {
        assertThatThrownBy(() -> new ContainerRuntime(
                        new ContainerSettings("unix://" + folder.resolve("none.sock"), Optional.empty(), false, 1),
                        logs,
                        workers,
                        InstantSource.system()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "none.sock", "drydock.job-executor.container.socket", "start Docker or Podman");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String task) {
        var own = new Orders(UUID.randomUUID().toString(), runtime.machine());
        return assertThatThrownBy(() -> runtime.start(own.task(task)).await().atMost(SOON))
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
        return follow(runtime, order, Duration.ofSeconds(60));
    }

    private static JobEnd follow(ContainerRuntime by, JobOrder order, Duration limit) {
        return by.follow(order.job(), Instant.now().plus(limit), limit).await().atMost(SOON);
    }

    private void release(JobOrder order) {
        runtime.release(order.job()).await().atMost(SOON);
    }

    private String log(JobOrder order) throws IOException {
        try (var shown = logs.show(order.job().id(), Masking.NONE)) {
            shown.finish();
        }
        return logs.excerpt(order.job().id());
    }

    private InspectContainerResponse inspect(JobOrder order) {
        return runtime.client()
                .inspectContainerCmd(order.job().id().objectName())
                .exec();
    }

    private List<Container> containers(JobOrder order) {
        return runtime.client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(ContainerOrder.KEY, order.job().id().key()))
                .exec();
    }

    private ContainerRuntime runtime() {
        return new ContainerRuntime(
                new ContainerSettings(SOCKET, Optional.empty(), false, LARGEST_FILE),
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
