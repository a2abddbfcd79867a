package dev.drydock.jobs.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.events.Result;
import dev.drydock.events.Scope;
import dev.drydock.events.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void shouldPassWithNamesAndLogsWhenEveryTaskSucceeds() {
        // When
        var report = new ActionReport(
                List.of(task("one", new JobEnd.Exited(0), "hello"), task("two", new JobEnd.Exited(0), "")), List.of());

        // Then
        assertThat(report.result()).isEqualTo(Result.PASS);
        assertThat(report.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(report.message())
                .isEqualTo("Task 'one' finished successfully.\nhello\n\n"
                        + "Task 'two' finished successfully. It printed nothing.");
    }

    @Test
    void shouldTellCauseLogAndRestWhenATaskFails() {
        // When
        var report =
                new ActionReport(List.of(task("one", new JobEnd.Exited(3), "no such host")), List.of("two", "three"));

        // Then
        assertThat(report.result()).isEqualTo(Result.FAIL);
        assertThat(report.status()).isEqualTo(Status.ERRORED);
        assertThat(report.message())
                .isEqualTo("Task 'one' failed: exit code 3.\nno such host\n\nNot run because of this: 'two', 'three'");
    }

    @Test
    void shouldWarnWhenATaskEndsWithACodeDeclaredAsSuch() {
        // When
        var report = new ActionReport(
                List.of(task("one", new JobEnd.Exited(7), "slow"), task("two", new JobEnd.Exited(0), "")), List.of());

        // Then
        assertThat(report.result()).isEqualTo(Result.WARNING);
        assertThat(report.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(report.message()).startsWith("Task 'one' finished with a warning: exit code 7.\nslow\n\nTask 'two'");
    }

    @Test
    void shouldBeAbortedWhenNobodyWaitsAnyMore() {
        // When
        var report = new ActionReport(List.of(task("one", new JobEnd.Aborted("it was stopped"), "")), List.of("two"));

        // Then
        assertThat(report.result()).isEqualTo(Result.FAIL);
        assertThat(report.status()).isEqualTo(Status.ABORTED);
        assertThat(report.message()).startsWith("Task 'one' was aborted: it was stopped.");
    }

    @Test
    void shouldStayBelowAMegabyteWhenHundredTasksPrintMegabytes() {
        // Given
        var tasks = new ArrayList<TaskReport>();
        for (int i = 0; i < 100; i++) {
            tasks.add(task("t" + i, new JobEnd.TimedOut(Duration.ofSeconds(5)), "ä\u0001\"line\n".repeat(200_000)));
        }

        // When
        var message = new ActionReport(tasks, List.of()).message();

        // Then
        assertThat(message.getBytes(StandardCharsets.UTF_8).length).isLessThan(250_000);
    }

    @Test
    void shouldAddTimesAndOutputsWhenATestEnds() {
        // Given
        var one = new TaskReport(
                "1",
                new JobEnd.Exited(0),
                Result.PASS,
                START,
                START.plusSeconds(1),
                "",
                Map.of("k6", Map.of("p95", 10, "p50", 5)),
                List.of());
        var two = new TaskReport(
                "2",
                new JobEnd.Exited(0),
                Result.PASS,
                START.plusSeconds(2),
                START.plusSeconds(3),
                "",
                Map.of("k6", Map.of("p95", 12)),
                List.of());

        // When
        var report = new ActionReport(List.of(one, two), List.of());

        // Then
        assertThat(report.outcome("test").values())
                .isEqualTo(Map.of(
                        "k6", Map.of("p95", 12, "p50", 5),
                        "test", Map.of("start", "2026-11-22T10:00:00Z", "end", "2026-11-22T10:00:03Z")));
        assertThat(report.outcome("je-test").values()).doesNotContainKey("test");
    }

    @Test
    void shouldLeaveOutputsOutWhenTheyAreTooLargeTogether() {
        // Given
        var tasks = new ArrayList<TaskReport>();
        for (int i = 0; i < 10; i++) {
            var output = Map.<String, Object>of("t" + i, "x".repeat(50_000));
            tasks.add(new TaskReport("t" + i, new JobEnd.Exited(0), Result.PASS, START, START, "", output, List.of()));
        }

        // When
        var report = new ActionReport(tasks, List.of());

        // Then
        assertThat(report.outcome("work").values()).containsOnlyKeys("t0", "t1");
        assertThat(report.message())
                .contains("Task 't2' finished successfully.\n/keptn/output.json was not taken over");
    }

    @Test
    void shouldDropWhatTheSequenceDecidesByWhenAJobWritesIt() {
        // When
        var output = JobOutput.of(Map.of("result", "pass", "status", "succeeded", "stage", "x", "mine", 1));

        // Then
        assertThat(output.values()).isEqualTo(Map.of("mine", 1));
        assertThat(output.remark()).hasValueSatisfying(text -> assertThat(text).contains("result, stage, status"));
        assertThat(JobOutput.of(List.of(1)).remark()).isPresent();
        assertThat(JobOutput.of(null).values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/charts, charts/a.tgz charts/sub/b.tgz",
        "charts/, charts/a.tgz charts/sub/b.tgz",
        "locust/basic.py, locust/basic.py",
        "./locust/basic.py, locust/basic.py",
        "/, charts/a.tgz charts/sub/b.tgz charts2/c.tgz job/config.yaml locust/basic.py",
    })
    void shouldMeanFilesOrFoldersWhenFilesAreListed(String entry, String expected) {
        var present =
                List.of("/charts/a.tgz", "charts/sub/b.tgz", "charts2/c.tgz", "job/config.yaml", "locust/basic.py");
        assertThat(FileEntries.resolve(List.of(entry), present, new Scope("p", "s", "v"), Optional.empty()))
                .containsExactly(expected.split(" "));
    }

    @Test
    void shouldNameTheEntryWhenAFileIsMissing() {
        assertThatThrownBy(() -> FileEntries.resolve(
                        List.of("chart"), List.of("charts/a"), new Scope("p", "s", "v"), Optional.of("c1")))
                .isInstanceOf(TaskRefused.class)
                .hasMessage(
                        "'chart', listed under 'files', is not among the files of service 'v' in stage 's' of project "
                                + "'p' at commit c1");
    }

    private static TaskReport task(String name, JobEnd end, String log) {
        return new TaskReport(
                name, end, TaskReport.resultOf(end, Set.of(7)), START, START.plusSeconds(1), log, Map.of(), List.of());
    }
}
