package dev.drydock.jobs.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.jobs.Bench;
import dev.drydock.jobs.Triggered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a job between its start and its end. */
class JobLifeTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(folder);
    }

    @Test
    void shouldShowAndTellWhatAJobPrintsWhileItRuns() throws Exception {
        // Given
        bench.secret("login", "PASSWORD", "s3cret-value").config("""
                        apiVersion: v2
                        actions:
                        - name: a
                          events:
                          - name: work
                          tasks:
                          - name: t1
                            image: some/image
                            cmd: [sh, -c]
                            args: ['echo "first $PASSWORD"; while [ ! -e %s ]; do sleep 0.05; done; echo last']
                            env:
                            - name: login
                              valueFrom: secret
                        """.formatted(folder.resolve("go")));
        var event = Triggered.task("work", Map.of());

        // When
        var running = begin(event);
        await().atMost(SOON).until(() -> !told().isEmpty());
        var meanwhile = bench.log(bench.jobs.all().get(0).id().key());
        Files.createFile(folder.resolve("go"));
        var finished = end(running);

        // Then
        assertThat(told().get(0).triggeredId()).contains(event.id());
        assertThat(message(told().get(0))).startsWith("Task 't1' prints:\n").endsWith("first ***");
        assertThat(meanwhile).endsWith("first ***\n");
        assertThat(message(finished)).endsWith("first ***\nlast");
        assertThat(bench.log(bench.jobs.all().get(0).id().key())).endsWith("first ***\nlast\n");
    }

    @Test
    void shouldStopTheJobAndAnswerWhenItsSequenceIsAborted() throws Exception {
        // Given
        var event = Triggered.task("work", Map.of());
        var pid = folder.resolve("pid");
        var running = begin(
                bench.shell("echo $$$$ > " + pid + "; sleep 1000", "echo run >> " + folder.resolve("second")), event);
        await().atMost(SOON).until(() -> Files.exists(pid) && Files.size(pid) > 0);

        // When
        bench.jobs.abort(event.id()).await().atMost(SOON);
        var finished = end(running);

        // Then
        assertThat(finished.data().status()).contains(Status.ABORTED);
        assertThat(finished.data().result()).contains(Result.FAIL);
        assertThat(message(finished)).contains("Task 't1' was aborted: its sequence was aborted", "'t2'");
        assertThat(folder.resolve("second")).doesNotExist();
        var process = Long.parseLong(Files.readString(pid).strip());
        await().atMost(SOON)
                .until(() ->
                        ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void shouldWaitForItsTurnAndSaySoWhenAsManyJobsRunAsMay() throws Exception {
        // Given
        var go = folder.resolve("go");
        bench.limits(1, 1)
                .shell("echo run >> %s; while [ ! -e %s ]; do sleep 0.05; done".formatted(folder.resolve("runs"), go));
        var first = begin(Triggered.task("work", Map.of()));
        await().atMost(SOON).until(() -> Files.exists(folder.resolve("runs")));

        // When
        var second = begin(Triggered.task("work", Map.of()));
        await().atMost(SOON).until(() -> told().size() == 1);
        var third = Triggered.task("work", Map.of());
        var aborted = begin(third);
        await().atMost(SOON).until(() -> told().size() == 2);
        bench.jobs.abort(third.id()).await().atMost(SOON);
        var abortedEnd = end(aborted);
        var runs = Files.readAllLines(folder.resolve("runs"));
        Files.createFile(go);

        // Then
        assertThat(message(told().get(0)))
                .isEqualTo("Task 't1' waits for its turn, at place 1: at most 1 jobs run at a time, 1 of one project.");
        assertThat(runs).containsExactly("run");
        assertThat(message(abortedEnd)).contains("before it began, so it did not run");
        assertThat(end(first).data().result()).contains(Result.PASS);
        assertThat(end(second).data().result()).contains(Result.PASS);
        assertThat(Files.readAllLines(folder.resolve("runs"))).hasSize(2);
    }

    @Test
    void shouldSayNothingWhenTheActionIsSilent() throws IOException {
        // Given
        bench.config("""
                apiVersion: v2
                actions:
                - name: quiet
                  silent: true
                  events:
                  - name: work
                  tasks:
                  - name: t1
                    image: some/image
                    cmd: [sh, -c]
                    args: ['echo run >> %s; sleep 3']
                """.formatted(folder.resolve("runs")));

        // When
        var said = bench.answer(Triggered.task("work", Map.of())).await().atMost(SOON);

        // Then
        assertThat(said).isEmpty();
        assertThat(bench.announced).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("runs"))).containsExactly("run");
    }

    private CompletionStage<List<KeptnEvent>> begin(KeptnEvent event) {
        return begin(bench, event);
    }

    private static CompletionStage<List<KeptnEvent>> begin(Bench bench, KeptnEvent event) {
        return bench.answer(event).subscribeAsCompletionStage();
    }

    private static KeptnEvent end(CompletionStage<List<KeptnEvent>> running)
            throws InterruptedException, ExecutionException {
        return running.toCompletableFuture().get().get(0);
    }

    private List<KeptnEvent> told() {
        return bench.announced.stream()
                .filter(event -> event.taskOf(EventKind.STATUS_CHANGED).isPresent())
                .toList();
    }

    private static String message(KeptnEvent event) {
        return event.data().text("message").orElse("");
    }
}
