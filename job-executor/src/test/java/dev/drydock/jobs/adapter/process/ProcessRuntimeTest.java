package dev.drydock.jobs.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.events.KeptnContext;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobRuntime.Remains;
import dev.drydock.jobs.domain.Environment;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.jobs.domain.Recovery;
import dev.drydock.jobs.domain.TaskRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRuntimeTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String EVENT = "f2b878d3-03c0-4e8f-bc3f-454bc1b3d79d";

    @TempDir
    Path folder;

    private ExecutorService workers;
    private ProcessRuntime runtime;

    @BeforeEach
    void start() {
        workers = Executors.newFixedThreadPool(2);
        runtime = runtime(1 << 20);
    }

    @AfterEach
    void stop() {
        workers.shutdown();
    }

    @Test
    void shouldGiveAMinimalEnvironmentWhenAJobRuns() {
        // When
        var end = run("env | sort; pwd");

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(remains().log())
                .contains("GIVEN=yes", "HOME=" + folder.resolve("jobs"), "DRYDOCK_JOB=")
                .doesNotContain("USER=", "MAVEN", "JAVA_HOME", "drydock_path")
                .containsPattern("\n" + folder.resolve("jobs") + "/[^\n]*/keptn\n$");
    }

    @Test
    void shouldPassArgumentsUntouchedWhenTheyLookLikeShell() {
        // Given
        var evil = "$(touch " + folder.resolve("evil") + "); `id` 'x' \"y\" \n; exit 9";
        var order = new JobOrder(
                StartsAJob.job(EVENT),
                "t",
                "i",
                List.of("printf", "%s|", evil),
                Optional.empty(),
                new Environment(Map.of("E", evil), Masking.NONE),
                List.of());

        // When
        runtime.start(order).await().atMost(SOON);
        var end = follow(runtime, Duration.ofSeconds(20));

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(remains().log()).endsWith(evil + "|");
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void shouldNameCommandImageAndPathWhenTheCommandIsNotThere() {
        var order = new JobOrder(
                StartsAJob.job(EVENT),
                "t",
                "alpine/helm:3.9.0",
                List.of("no-such-helm"),
                Optional.empty(),
                new Environment(Map.of(), Masking.NONE),
                List.of());
        assertThatThrownBy(() -> runtime.start(order).await().atMost(SOON))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContainingAll(
                        "'no-such-helm'", "'alpine/helm:3.9.0'", "/usr/bin", "drydock.job-executor.process.path");
    }

    @Test
    void shouldKeepBothEndsWhenAJobPrintsTwoHundredMegabytes() throws IOException {
        // When
        var end = run("echo begin; yes 'some line of output' | head -c 200000000; echo; echo the end");

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(remains().log())
                .contains("begin\nsome line")
                .endsWith("\nthe end\n")
                .hasSizeLessThan(200_000);
        assertThat(Files.size(jobFolder().log())).isBetween(2_000_000L, 2_200_000L);
        assertThat(jobFolder().raw()).doesNotExist();
    }

    @Test
    void shouldStopEverythingWhenAJobNeverEnds() {
        // Given
        var pids = folder.resolve("pids");
        runtime.start(order("""
                        echo started
                        (trap '' TERM HUP INT; echo $$ >> %1$s; sleep 1000) &
                        setsid sh -c 'echo $$ >> %1$s; sleep 1000' &
                        env -i /bin/sh -c 'echo $$ >> %1$s; sleep 1000' &
                        echo $$ >> %1$s; sleep 1000""".formatted(pids))).await().atMost(SOON);
        await().atMost(SOON)
                .until(() -> Files.exists(pids) && Files.readAllLines(pids).size() == 4);

        // When
        var end = runtime.follow(StartsAJob.job(EVENT), Instant.now(), Duration.ofSeconds(3))
                .await()
                .atMost(SOON);

        // Then
        assertThat(end).isEqualTo(new JobEnd.TimedOut(Duration.ofSeconds(3)));
        assertThat(remains().log()).contains("started");
        await().atMost(SOON).untilAsserted(() -> assertThat(alive(pids)).isEmpty());
    }

    @Test
    void shouldLeaveNothingBehindWhenAJobForksAndExits() {
        // Given
        var pids = folder.resolve("pids");

        // When
        var end = run("for i in 1 2 3 4 5; do (sleep 1000 & echo $! >> %s) & done; wait; echo out".formatted(pids));

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(remains().log()).endsWith("out\n");
        await().atMost(SOON).untilAsserted(() -> assertThat(alive(pids)).isEmpty());
    }

    @Test
    void shouldFollowTheSameJobWhenTheExecutorWasKilled() throws Exception {
        // Given
        var runs = folder.resolve("runs");
        var go = folder.resolve("go");
        var script =
                "echo run >> %s; while [ ! -e %s ]; do sleep 0.05; done; echo finished; exit 5".formatted(runs, go);
        var executor = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StartsAJob.class.getName(),
                        folder.resolve("jobs").toString(),
                        EVENT,
                        script)
                .inheritIO()
                .start();
        await().atMost(SOON).until(() -> Files.exists(runs));

        // When
        executor.destroyForcibly().waitFor();
        var seen = look();
        Files.createFile(go);
        var end = follow(runtime, Duration.ofSeconds(20));

        // Then
        assertThat(Recovery.of(seen)).isEqualTo(Recovery.FOLLOW);
        assertThat(end).isEqualTo(new JobEnd.Exited(5));
        assertThat(remains().log()).endsWith("finished\n");
        assertThat(runs).content().isEqualTo("run\n");
        assertThat(Recovery.of(look())).isEqualTo(Recovery.TAKE_RESULT);
    }

    @Test
    void shouldRunOnceWhenTheSameJobIsStartedSeveralTimes() {
        // Given
        var order = order("echo run >> " + folder.resolve("runs") + "; sleep 0.3");

        // When
        for (int i = 0; i < 5; i++) {
            runtime.start(order).await().atMost(SOON);
        }
        var end = follow(runtime, Duration.ofSeconds(20));

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(folder.resolve("runs")).content().isEqualTo("run\n");
    }

    @Test
    void shouldCountAsLostWhenTheJobWasKilledWithItsWrapper() throws IOException {
        // Given
        runtime.start(order("sleep 1000")).await().atMost(SOON);
        await().atMost(SOON).until(() -> Files.exists(jobFolder().pid()));
        var begun = Sightings.begun(jobFolder()).orElseThrow();
        var tree = ProcessHandle.of(begun.pid()).orElseThrow().descendants().toList();

        // When
        ProcessHandle.of(begun.pid()).orElseThrow().destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
        var end = follow(runtime, Duration.ofSeconds(20));

        // Then
        assertThat(end).isInstanceOf(JobEnd.Lost.class);
        assertThat(Recovery.of(look())).isEqualTo(Recovery.LOST);
    }

    @Test
    void shouldNotTakeAnotherProcessForTheJobWhenTheIdWasUsedAgain() {
        var self = ProcessHandle.current().pid();
        var start = ProcessTable.find(self).orElseThrow().start();
        assertThat(Sightings.isAlive(new Sightings.Begun(self, start, Instant.now())))
                .isTrue();
        assertThat(Sightings.isAlive(new Sightings.Begun(self, "1", Instant.now())))
                .isFalse();
    }

    @Test
    void shouldNotReadItWhenTheOutputIsAGigabyte() {
        // When
        run("truncate -s 1G /keptn/output.json");

        // Then
        var output = remains().output();
        assertThat(output.values()).isEmpty();
        assertThat(output.remark()).hasValueSatisfying(text -> assertThat(text).contains("1,073,741,824 bytes"));
    }

    @Test
    void shouldDeleteOldFoldersOnlyWhenTheirTimeIsOver() throws IOException {
        // Given
        run("echo hello");
        remains();
        var later = new ProcessRuntime(
                settings(1 << 20), workers, InstantSource.offset(InstantSource.system(), Duration.ofDays(2)));

        // When
        runtime.sweep().await().atMost(SOON);
        var before = Files.exists(jobFolder().log());
        later.sweep().await().atMost(SOON);

        // Then
        assertThat(before).isTrue();
        assertThat(jobFolder().run()).doesNotExist();
    }

    private JobEnd run(String shell) {
        runtime.start(order(shell)).await().atMost(SOON);
        return follow(runtime, Duration.ofSeconds(30));
    }

    private static JobOrder order(String shell) {
        return StartsAJob.order(EVENT, shell);
    }

    private JobEnd follow(ProcessRuntime by, Duration limit) {
        return by.follow(StartsAJob.job(EVENT), Instant.now().plus(limit), limit)
                .await()
                .atMost(SOON);
    }

    private Remains remains() {
        return runtime.remains(StartsAJob.job(EVENT), Masking.NONE).await().atMost(SOON);
    }

    private Recovery.Sighting look() {
        var record = new JobRecord(
                StartsAJob.job(EVENT),
                new KeptnContext("c"),
                "fulltour",
                "a",
                "t",
                runtime.machine(),
                false,
                Instant.now(),
                Optional.empty(),
                Optional.empty());
        return runtime.look(record).await().atMost(SOON);
    }

    private JobFolder jobFolder() {
        return JobFolder.of(folder.resolve("jobs"), StartsAJob.job(EVENT));
    }

    private ProcessRuntime runtime(long logLimit) {
        return new ProcessRuntime(settings(logLimit), workers, InstantSource.system());
    }

    private ProcessSettings settings(long logLimit) {
        return new ProcessSettings(folder.resolve("jobs"), List.of(), Map.of(), logLimit, Duration.ofDays(1));
    }

    private static List<String> alive(Path pids) throws IOException {
        return Files.readAllLines(pids).stream()
                .filter(pid -> ProcessTable.find(Long.parseLong(pid))
                        .filter(row -> !row.zombie())
                        .isPresent())
                .toList();
    }
}
