package dev.drydock.jobs.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import dev.drydock.jobs.Orders;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.Recovery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a job may count on, and what is said when it cannot run. */
class ContainerRuntimeTest extends ContainerBench {
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
        bench.restart(ContainerBench::runtime);

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
    void shouldLeaveNothingBehindWhenAnExecutorDiedWhileItGaveAJobItsFiles() {
        // Given
        var order = bench.shell("true");
        bench.run(order);
        var volume = ContainerOrder.volume(order.job().id().folder());
        bench.runtime()
                .client()
                .createContainerCmd("drydock/busybox:1")
                .withLabels(Map.of(ContainerOrder.KEY, order.job().id().key()))
                .withCmd("-")
                .withHostConfig(HostConfig.newHostConfig().withBinds(new Bind(volume, new Volume("/keptn"))))
                .exec();

        // When
        bench.release(order);
        bench.tidy(order);

        // Then
        assertThat(containers(order)).isEmpty();
        assertThat(bench.runtime().client().listVolumesCmd().exec().getVolumes())
                .noneMatch(left -> left.getName().equals(volume));
    }

    @Test
    void shouldNeverRemoveAContainerThatIsNotOurs() {
        // Given
        var order = bench.shell("true");
        var name = order.job().id().objectName();
        var client = bench.runtime().client();
        var foreign = client.createContainerCmd("drydock/busybox:1")
                .withName(name)
                .withCmd("true")
                .exec()
                .getId();

        // When
        assertThatThrownBy(() -> bench.start(order)).hasMessageContaining("it is not this job's");
        bench.release(order);

        // Then
        assertThat(inspect(order).getId()).isEqualTo(foreign);
        client.removeContainerCmd(foreign).exec();
    }

    @Test
    void shouldNotTakeAFolderThatIsStillUsedForAFailureOfTheTask() {
        // Given
        var order = bench.shell("true");
        bench.run(order);

        // When
        bench.tidy(order);

        // Then
        assertThat(containers(order)).hasSize(1);
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
}
