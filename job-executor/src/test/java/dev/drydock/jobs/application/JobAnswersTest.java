package dev.drydock.jobs.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import dev.drydock.jobs.Bench;
import dev.drydock.jobs.Triggered;
import dev.drydock.jobs.application.Repository.Level;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.JobQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobAnswersTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PRINT_ARGUMENTS = "#!/bin/sh\nfor a in \"$@\"; do printf '<%s>' \"$a\"; done\n";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(folder);
    }

    @Test
    void shouldScaleWithExactlyTheToursArgumentsWhenItsConfigIsUsedUnchanged() {
        // Given
        bench.config(resource("/tour/job/config.yaml"))
                .program("helm", PRINT_ARGUMENTS + "cat $5\n")
                .repository
                .with(Level.SERVICE, "charts/helloservice.tgz", "the chart");
        var event = Triggered.task("action", Map.of("action", Map.of("action", "scale", "value", "2")));

        // When
        var finished = bench.finished(event);

        // Then
        var keptn = folder.resolve("jobs");
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().text("message").orElseThrow())
                .startsWith("Task 'Scale with Helm' finished successfully.\n")
                .contains("image alpine/helm:3.9.0 is not used")
                .contains("<upgrade><-n><fulltour-production><helloservice><" + keptn)
                .contains("/keptn/charts/helloservice.tgz><--set><replicaCount=2>the chart");
        assertThat(bench.announced).hasSize(1);
        assertThat(bench.announced.get(0).taskOf(EventKind.STARTED)).contains("action");
        assertThat(finished.triggeredId()).contains(event.id());
    }

    @ParameterizedTest
    @CsvSource({"action, toggle-feature", "approval, x", "deployment, x"})
    void shouldSayNothingWhenNoActionMatches(String task, String action) {
        // Given
        bench.config(resource("/tour/job/config.yaml"));
        var event = Triggered.task(task, Map.of("action", Map.of("action", action)));

        // When
        var said = bench.answer(event).await().atMost(SOON);

        // Then
        assertThat(said).isEmpty();
        assertThat(bench.announced).isEmpty();
        assertThat(bench.jobs.all()).isEmpty();
    }

    @Test
    void shouldSayNothingWhenThereIsNoConfig() {
        assertThat(bench.answer(Triggered.task("work", Map.of())).await().atMost(SOON))
                .isEmpty();
        assertThat(bench.announced).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SERVICE, service", "STAGE, stage", "PROJECT, project"})
    void shouldTakeTheClosestConfigWhenThereAreSeveral(Level level, String expected) {
        // Given
        for (var other : Level.values()) {
            if (other.compareTo(level) >= 0) {
                bench.repository.with(
                        other, "job/config.yaml", config("echo " + other.name().toLowerCase(Locale.ROOT)));
            }
        }

        // When
        var finished = bench.finished(Triggered.task("work", Map.of()));

        // Then
        assertThat(message(finished)).endsWith("\n" + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "work|wrong: 1|true",
                "work|actions: [|true",
                "approval|wrong: 1|false",
                "get-action|actions: [|false",
                "evaluation|wrong: 1|false",
                "get-sli|wrong: 1|false",
                "work|{apiVersion: v2, actions: [{name: a, events: [{name: work}], task: []}]}|true",
                "work|{apiVersion: v2, actions: [{name: a, events: [{name: other}], task: []}]}|false",
                "work|{apiVersion: v2, actions: [{name: a, silent: true, events: [{name: work}], task: []}]}|false",
                "work|{apiVersion: v0, actions: [{name: a, events: [{name: work}]}]}|true",
                "work|{actions: [{name: a, events: [{name: work}]}]}|true",
            })
    void shouldAnswerForABrokenConfigOnlyWhenTheEventMayBeMeant(String task, String yaml, boolean answered) {
        // Given
        bench.config(yaml);

        // When
        var said = bench.answer(Triggered.task(task, Map.of())).await().atMost(SOON);

        // Then
        assertThat(said).hasSize(answered ? 1 : 0);
        assertThat(bench.announced).hasSize(answered ? 1 : 0);
        if (answered) {
            assertThat(said.get(0).data().status()).contains(Status.ERRORED);
            assertThat(said.get(0).data().result()).contains(Result.FAIL);
            assertThat(message(said.get(0))).containsPattern("helloservice/job/config.yaml:\\d+:\\d+: ");
        }
    }

    @Test
    void shouldRunNothingWhenAnImageOfALaterTaskIsNotAllowed() {
        // Given
        bench.config(config("echo one") + "  - name: t2\n    image: evil/image\n    cmd: [echo]\n");

        // When
        var finished = bench.answers("some/*")
                .answer(Triggered.task("work", Map.of()))
                .await()
                .atMost(SOON)
                .get(0);

        // Then
        assertThat(finished.data().status()).contains(Status.ERRORED);
        assertThat(message(finished)).contains("'evil/image'", "'t2'", "some/*");
        assertThat(bench.jobs.all()).isEmpty();
    }

    @Test
    void shouldNameTheFileWhenItIsMissing() {
        // Given
        bench.config(resource("/tour/job/config.yaml"));
        var event = Triggered.task("je-test", Map.of());

        // When
        var finished = bench.finished(event);

        // Then
        assertThat(finished.data().status()).contains(Status.ERRORED);
        assertThat(message(finished)).contains("Task 'Run locust' failed", "'locust/basic.py'", "commit c0ffee");
    }

    @Test
    void shouldStopAtTheFirstFailureWhenTasksFollowEachOther() {
        // When
        var finished = bench.shell("echo one > /keptn/one", "cat /keptn/one; exit 7", "echo never")
                .finished(Triggered.task("work", Map.of()));

        // Then
        assertThat(finished.data().result()).contains(Result.FAIL);
        assertThat(message(finished))
                .contains(
                        "Task 't1' finished successfully",
                        "Task 't2' failed: exit code 7.",
                        "\none\n",
                        "because of this: 't3'");
        assertThat(bench.jobs.all()).hasSize(2);
    }

    @Test
    void shouldTellWhenTestsRanAndTakeOutputsOver() {
        // Given
        bench.config(config("echo '{\"k6\":{\"p95\":12},\"result\":\"fail\",\"project\":\"x\"}' > /keptn/output.json")
                .replace("name: work", "name: sh.keptn.event.test.triggered"));

        // When
        var finished = bench.finished(Triggered.task("test", Map.of()));

        // Then
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(finished.data().text("project")).contains("fulltour");
        assertThat(finished.data().at("k6", "p95")).contains(12);
        assertThat(finished.data().text("test", "start").orElseThrow()).matches("\\d{4}-.*Z");
        assertThat(finished.data().text("test", "end")).isPresent();
        assertThat(message(finished)).contains("not taken over: project, result");
    }

    @Test
    void shouldRunWithoutAWordWhenOnlyASilentActionMatches() {
        // Given
        bench.config(config("echo ran > " + folder.resolve("ran")).replace("- name: a", "- name: a\n  silent: true"));

        // When
        var said = bench.answer(Triggered.task("work", Map.of())).await().atMost(SOON);

        // Then
        assertThat(said).isEmpty();
        assertThat(bench.announced).isEmpty();
        assertThat(folder.resolve("ran")).exists();
    }

    @Test
    void shouldHideSecretsInEventAndLogWhenATaskPrintsThem() throws IOException {
        // Given
        bench.secret("login", "PASSWORD", "s3cret-value")
                .config(config(
                                "printf 'it is %s' \"$PASSWORD\"; echo \"{\\\"p\\\":\\\"$PASSWORD\\\"}\" > /keptn/output.json")
                        + "    env:\n    - name: login\n      valueFrom: secret\n");

        // When
        var finished = bench.finished(Triggered.task("work", Map.of()));

        // Then
        assertThat(message(finished)).endsWith("it is ***");
        assertThat(finished.data().text("p")).contains("***");
        assertThat(bench.log(bench.jobs.all().get(0).id().key())).endsWith("it is ***");
    }

    @Test
    void shouldFollowTheRunningJobWhenTheEventIsHandledAgainAfterACrash() throws IOException {
        // Given
        var runs = folder.resolve("runs");
        var shell = "echo run >> %s; while [ ! -e %s ]; do sleep 0.05; done; echo finished"
                .formatted(runs, folder.resolve("go"));
        var event = Triggered.task("work", Map.of());
        var crashed = bench.shell(shell).answer(event).subscribe().with(never -> {});
        await().atMost(SOON).until(() -> Files.exists(runs));
        crashed.cancel();

        // When
        var second = new Bench(folder, bench.jobs).shell(shell);
        Files.createFile(folder.resolve("go"));
        var finished = second.finished(event);

        // Then
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(message(finished)).endsWith("finished");
        assertThat(runs).content().isEqualTo("run\n");
        assertThat(second.announced.get(0).id())
                .isEqualTo(bench.announced.get(0).id());
    }

    @Test
    void shouldGiveAJobThatHasWaitedLongAllItsTimeWhenNobodyNotedItsStart() throws IOException {
        // Given
        var runs = folder.resolve("runs");
        var shell = "echo run >> %s; while [ ! -e %s ]; do sleep 0.05; done; sleep 1; echo finished"
                .formatted(runs, folder.resolve("go"));
        var event = Triggered.task("work", Map.of());
        var crashed = bench.shell(shell).answer(event).subscribe().with(never -> {});
        await().atMost(SOON).until(() -> Files.exists(runs));
        crashed.cancel();
        var second = new Bench(folder).shell(shell);
        var job = claimed(second, event, bench.runtime.machine(), Instant.now().minus(Duration.ofHours(1)));
        second.jobs.admit(job, new JobQueue.Limits(1, 1), SOON).await().atMost(SOON);

        // When
        Files.createFile(folder.resolve("go"));
        var finished = second.finished(event);

        // Then
        assertThat(finished.data().result()).contains(Result.PASS);
        assertThat(runs).content().isEqualTo("run\n");
    }

    @Test
    void shouldNotRunAgainWhenTheMachineWasRestartedMeanwhile() {
        // Given
        var event = Triggered.task("work", Map.of());
        var job = claimed(event, "this machine, before its restart");
        bench.jobs.admit(job, new JobQueue.Limits(1, 1), SOON).await().atMost(SOON);

        // When
        var finished = bench.shell("echo run >> " + folder.resolve("runs")).finished(event);

        // Then
        assertThat(finished.data().status()).contains(Status.ERRORED);
        assertThat(message(finished)).contains("was restarted", "not run again");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void shouldLeaveItToTheOtherExecutorWhenThatWaitsForTheJobsTurn() {
        // Given
        var event = Triggered.task("work", Map.of());
        claimed(event, "another machine");

        // When
        var handling = bench.shell("echo run >> " + folder.resolve("runs")).answer(event);

        // Then
        assertThatThrownBy(() -> handling.await().atMost(SOON)).hasMessageContaining("another executor waits");
        assertThat(bench.jobs.all())
                .singleElement()
                .satisfies(job -> assertThat(job.ended()).isEmpty());
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void shouldClearAJobAwayAgainWhenTheExecutorDiedRightAfterItsEnd() throws IOException {
        // Given
        var event = Triggered.task("work", Map.of());
        var first = bench.shell("echo done").finished(event);
        var left = bench.runtimeFolder(bench.jobs.all().get(0).id()).resolve("output.json");
        Files.writeString(left, "{}");

        // When
        var again = bench.finished(event);

        // Then
        assertThat(message(again)).isEqualTo(message(first));
        assertThat(left).doesNotExist();
    }

    @Test
    void shouldGiveTheSameAnswerWithoutRunningAgainWhenTheEventIsDeliveredAgain() {
        // Given
        bench.shell("echo run >> " + folder.resolve("runs") + "; echo done");
        var event = Triggered.task("work", Map.of());
        var first = bench.finished(event);

        // When
        var second =
                new Bench(folder, bench.jobs).config(config("echo changed")).finished(event);

        // Then
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(message(second)).isEqualTo(message(first));
        assertThat(folder.resolve("runs")).content().isEqualTo("run\n");
    }

    private JobRecord claimed(KeptnEvent event, String machine) {
        return claimed(bench, event, machine, event.time());
    }

    private static JobRecord claimed(Bench by, KeptnEvent event, String machine, Instant at) {
        return by.jobs
                .claim(JobRecord.fresh(
                        new JobId(event.id(), 0, 0),
                        event.context().orElseThrow(),
                        "fulltour",
                        "a",
                        "t1",
                        machine,
                        Optional.empty(),
                        at))
                .await()
                .atMost(SOON);
    }

    private static String config(String shell) {
        return "apiVersion: v2\nactions:\n- name: a\n  events:\n  - name: work\n  tasks:\n  - name: t1\n    image: some/image\n"
                + "    cmd: [sh, -c]\n    args:\n    - |\n      " + shell + "\n";
    }

    private static String message(KeptnEvent event) {
        return event.data().text("message").orElse("");
    }

    private static String resource(String name) {
        try (var in = JobAnswersTest.class.getResourceAsStream(name)) {
            return new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
