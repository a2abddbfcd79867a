package dev.drydock.jobs.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.jobs.adapter.logs.FileLogs;
import dev.drydock.jobs.application.JobOrder;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobRuntime.Remains;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.Masking;
import dev.drydock.jobs.domain.Recovery;
import dev.drydock.jobs.domain.TaskRefused;
import dev.drydock.jobs.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
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
    private LogStore logs;
    private ProcessRuntime runtime;

    @BeforeEach
    void start() {
        workers = Executors.newFixedThreadPool(2);
        runtime = runtime(1 << 20, 2L << 30);
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
        assertThat(log())
                .contains("GIVEN=yes", "HOME=" + folder.resolve("jobs"), "DRYDOCK_JOB=")
                .doesNotContain("USER=", "MAVEN", "JAVA_HOME", "drydock_path")
                .containsPattern("\n" + folder.resolve("jobs") + "/[^\n]*/keptn\n$");
    }

    @Test
    void shouldPassArgumentsUntouchedWhenTheyLookLikeShell() {
        // Given
        var evil = "$(touch " + folder.resolve("evil") + "); `id` 'x' \"y\" \n; exit 9";
        var order = StartsAJob.order(EVENT, "i", Map.of("E", evil), "printf", "%s|", evil);

        // When
        runtime.start(order).await().atMost(SOON);
        var end = follow(runtime, Duration.ofSeconds(20));

        // Then
        assertThat(end).isEqualTo(new JobEnd.Exited(0));
        assertThat(log()).endsWith(evil + "|");
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void shouldNameCommandImageAndPathWhenTheCommandIsNotThere() {
        var order = StartsAJob.order(EVENT, "alpine/helm:3.9.0", Map.of(), "no-such-helm");
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
        assertThat(log()).contains("begin\nsome line").endsWith("\nthe end\n").hasSizeLessThan(200_000);
        assertThat(Files.size(jobFolder().job().resolve("log"))).isBetween(2_000_000L, 2_200_000L);
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
        var end = runtime.follow(record(), Instant.now(), Duration.ofSeconds(3))
                .await()
                .atMost(SOON);

        // Then
        assertThat(end).isEqualTo(new JobEnd.TimedOut(Duration.ofSeconds(3)));
        assertThat(log()).contains("started");
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
        assertThat(log()).endsWith("out\n");
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
        assertThat(log()).endsWith("finished\n");
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
    void shouldNotLetAJobBeginAnyMoreThatIsSaidNotToHaveStarted() throws IOException {
        // Given
        var runs = folder.resolve("runs");
        var now = new AtomicReference<>(Instant.now());
        var limit = Duration.ofSeconds(60);
        var watch = new Watch(jobFolder(), "mark", 2L << 30, now.get().plus(limit), limit, now::get);
        jobFolder().create();
        var early = watch.look();

        // When
        now.updateAndGet(time -> time.plusSeconds(11));
        var end = watch.look();
        var late = runtime.start(order("echo run >> " + runs)).await().atMost(SOON);
        await().atMost(SOON)
                .until(() -> ProcessHandle.of(Long.parseLong(late.handle()))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());

        // Then
        assertThat(early).isEmpty();
        assertThat(end).containsInstanceOf(JobEnd.NotStarted.class);
        assertThat(runs).doesNotExist();
        assertThat(Recovery.of(look())).as("to whoever comes later").isEqualTo(Recovery.TAKE_RESULT);
        assertThat(follow(runtime, Duration.ofSeconds(20))).isInstanceOf(JobEnd.NotStarted.class);
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
        var output = remains().output().orElseThrow();
        assertThat(output.size()).isEqualTo(1_073_741_824);
        assertThat(output.content()).isEmpty();
        runtime.release(record()).await().atMost(SOON);
        assertThat(jobFolder().output()).doesNotExist();
    }

    @Test
    void shouldStopItWhenAJobFillsTheDisk() throws IOException {
        // Given
        runtime = runtime(1 << 20, 20_000_000);

        // When
        var end = run("i=0; while :; do i=$((i+1)); head -c 5000000 /dev/zero > /keptn/$i; sleep 0.3; done");

        // Then
        assertThat(end).isEqualTo(new JobEnd.Killed("it was stopped because it wrote more than 19 MB"));
        assertThat(Folders.size(jobFolder().run(), Long.MAX_VALUE)).isBetween(20_000_000L, 100_000_000L);
    }

    @Test
    void shouldEndItByTheSystemWhenAJobWritesOneHugeFile() {
        // Given
        runtime = runtime(1 << 20, 20_000_000);

        // When
        var end = run("exec head -c 1000000000 /dev/zero > /keptn/output.json");

        // Then
        assertThat(end.cause()).containsAnyOf("SIGXFSZ", "exit code 1", "wrote more than");
        assertThat(remains().output().orElseThrow().size()).isLessThanOrEqualTo(20_000_000);
    }

    @Test
    void shouldStopEverythingWhenAJobIsCancelled() throws IOException {
        // Given
        var pids = folder.resolve("pids");
        runtime.start(order("(echo $$ >> %1$s; sleep 1000) & echo $$ >> %1$s; sleep 1000".formatted(pids)))
                .await()
                .atMost(SOON);
        await().atMost(SOON)
                .until(() -> Files.exists(pids) && Files.readAllLines(pids).size() == 2);

        // When
        runtime.cancel(record()).await().atMost(SOON);
        var end = follow(runtime, Duration.ofSeconds(30));

        // Then
        assertThat(end).isInstanceOf(JobEnd.Aborted.class);
        await().atMost(SOON).untilAsserted(() -> assertThat(alive(pids)).isEmpty());
    }

    @Test
    void shouldLeaveNothingUnmaskedWhenTheExecutorDiedBeforeTheEndWasKept() throws IOException {
        // Given
        run("echo hello");
        log();
        Files.writeString(jobFolder().raw(), "s3cret");

        // When
        var again = log();

        // Then
        assertThat(again).endsWith("hello\n");
        assertThat(jobFolder().raw()).doesNotExist();
    }

    @Test
    void shouldDeleteOldFoldersOnlyWhenTheirTimeIsOver() throws IOException {
        // Given
        run("echo hello");
        log();
        var notOurs = Files.createDirectories(folder.resolve("jobs/photos")).resolve("of-last-summer");
        Files.createFile(notOurs);
        var later = new FileLogs(
                folder.resolve("jobs"), 1 << 20, InstantSource.offset(InstantSource.system(), Duration.ofDays(2)));

        // When
        logs.forget(Duration.ofDays(1));
        var before = Files.exists(jobFolder().job().resolve("log"));
        later.forget(Duration.ofDays(1));

        // Then
        assertThat(before).isTrue();
        assertThat(jobFolder().run()).doesNotExist();
        assertThat(notOurs).exists();
    }

    private JobEnd run(String shell) {
        runtime.start(order(shell)).await().atMost(SOON);
        return follow(runtime, Duration.ofSeconds(30));
    }

    private static JobOrder order(String shell) {
        return StartsAJob.order(EVENT, "sh", "-c", shell);
    }

    private JobEnd follow(ProcessRuntime by, Duration limit) {
        return by.follow(record(), Instant.now().plus(limit), limit).await().atMost(SOON);
    }

    private Remains remains() {
        return runtime.remains(record()).await().atMost(SOON);
    }

    private String log() {
        try (var shown = logs.show(StartsAJob.job(EVENT), Masking.NONE)) {
            shown.finish();
            return logs.excerpt(StartsAJob.job(EVENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Recovery.Sighting look() {
        return runtime.look(record()).await().atMost(SOON);
    }

    private JobRecord record() {
        return StartsAJob.record(EVENT, runtime.machine());
    }

    private JobFolder jobFolder() {
        return JobFolder.of(folder.resolve("jobs"), StartsAJob.job(EVENT));
    }

    private ProcessRuntime runtime(long logLimit, long diskLimit) {
        logs = new FileLogs(folder.resolve("jobs"), logLimit, InstantSource.system());
        var settings = new ProcessSettings(folder.resolve("jobs"), List.of(), Map.of(), diskLimit);
        return new ProcessRuntime(settings, logs, workers, InstantSource.system());
    }

    private static List<String> alive(Path pids) throws IOException {
        return Files.readAllLines(pids).stream()
                .filter(pid -> ProcessTable.find(Long.parseLong(pid))
                        .filter(row -> !row.zombie())
                        .isPresent())
                .toList();
    }
}
