package dev.drydock.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.jobs.application.JobRecord;
import dev.drydock.jobs.application.JobRecord.Ended;
import dev.drydock.jobs.application.JobStore;
import dev.drydock.jobs.domain.JobEnd;
import dev.drydock.jobs.domain.JobId;
import dev.drydock.jobs.domain.JobQueue.Limits;
import dev.drydock.testkit.DrydockStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What PostgreSQL remembers of jobs. */
@QuarkusTest
@QuarkusTestResource(DrydockStack.class)
class JobStoreTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    @Inject
    JobStore store;

    private final String machine = "machine-" + UUID.randomUUID();
    private final String project = "project-" + UUID.randomUUID();

    static List<JobEnd> ends() {
        return List.of(
                new JobEnd.Exited(3),
                new JobEnd.TimedOut(Duration.ofSeconds(20)),
                new JobEnd.NotStarted("no image"),
                new JobEnd.Killed("out of memory\0"),
                new JobEnd.Aborted("stopped"),
                new JobEnd.Lost("gone"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void shouldRememberHowAJobEnded(JobEnd end) {
        // Given
        var job = claim(project, AT);
        Map<String, Object> output = Map.of("a", Map.of("b", List.of(1, "x")));

        // When
        wait(store.ended(job.id(), new Ended(AT.plusSeconds(5), end, "log\0 of it", output, List.of("one", "two"))));
        wait(store.ended(job.id(), new Ended(AT.plusSeconds(9), new JobEnd.Exited(0), "", Map.of(), List.of())));

        // Then
        var ended = wait(store.find(job.id().key())).orElseThrow().ended().orElseThrow();
        assertThat(ended.end().kind()).isEqualTo(end.kind());
        assertThat(ended.end().cause()).isEqualTo(end.cause().replace("\0", ""));
        assertThat(ended.log()).isEqualTo("log of it");
        assertThat(ended.output()).isEqualTo(output);
        assertThat(ended.remarks()).containsExactly("one", "two");
    }

    @Test
    void shouldTakeOutOfAnOutputOnlyTheCharacterThatNoTextHolds() {
        // Given
        var job = claim(project, AT);
        Map<String, Object> output = Map.of("pattern", "\\u0000", "text", "a\0b\\\0\0c");

        // When
        wait(store.ended(job.id(), new Ended(AT, new JobEnd.Exited(0), "", output, List.of())));

        // Then
        var ended = wait(store.find(job.id().key())).orElseThrow().ended().orElseThrow();
        assertThat(ended.output()).containsOnly(Map.entry("pattern", "\\u0000"), Map.entry("text", "ab\\c"));
    }

    @Test
    void shouldGiveNoTurnToAJobThatHasEnded() {
        // Given
        var job = claim(project, AT);
        end(job);

        // Then
        assertThatThrownBy(() -> ask(job, new Limits(3, 3))).hasMessageContaining("has ended");
    }

    @Test
    void shouldGiveAJobThatNobodyWaitsWithToAnotherMachine() {
        // Given
        var longAgo = Instant.now().minusSeconds(60);
        var left = claim(project, longAgo);

        // When
        var taken = claim(left.id(), project, "another-" + machine, longAgo);

        // Then
        assertThat(taken.machine()).isEqualTo("another-" + machine);
        assertThat(ask(taken, new Limits(1, 1))).isZero();
        assertThatThrownBy(() -> ask(left, new Limits(1, 1))).hasMessageContaining("another executor has it");
    }

    @Test
    void shouldLeaveAJobToTheMachineThatWaitsWithItOrRunsIt() {
        // Given
        var limits = new Limits(1, 1);
        var longAgo = Instant.now().minusSeconds(60);
        var running = claim(project, longAgo);
        var waiting = claim(project, longAgo);
        ask(running, limits);
        ask(waiting, limits);

        // When
        var machines = List.of(running, waiting).stream()
                .map(job ->
                        claim(job.id(), project, "another-" + machine, longAgo).machine())
                .toList();

        // Then
        assertThat(machines).containsOnly(machine);
    }

    @Test
    void shouldGiveEachJobItsTurnOnceAndKeepIt() {
        // Given
        var limits = new Limits(1, 1);
        var first = claim(project, AT);
        var second = claim(project, AT.plusSeconds(1));

        // When
        var turns = List.of(ask(first, limits), ask(second, limits), ask(first, limits));
        end(first);

        // Then
        assertThat(turns).containsExactly(0, 1, 0);
        assertThat(ask(second, limits)).isZero();
    }

    @Test
    void shouldNotLetAProjectKeepOthersWaiting() {
        // Given
        var limits = new Limits(3, 1);
        var flood = List.of(claim(project, AT), claim(project, AT.plusSeconds(1)), claim(project, AT.plusSeconds(2)));
        var other = claim("other-" + project, AT.plusSeconds(9));

        // When
        var turns = new ArrayList<Integer>();
        flood.forEach(job -> turns.add(ask(job, limits)));
        turns.add(ask(other, limits));

        // Then
        assertThat(turns.get(0)).isZero();
        assertThat(turns.subList(1, 3)).doesNotContain(0);
        assertThat(turns.get(3)).isZero();
    }

    @Test
    void shouldNotExceedTheLimitWhenManyAskAtTheSameTime() {
        // Given
        var limits = new Limits(3, 9);
        var jobs = new ArrayList<JobRecord>();
        for (int i = 0; i < 12; i++) {
            jobs.add(claim(project + i, AT.plusSeconds(i)));
        }

        // When
        List<Integer> turns = wait(Uni.join()
                .all(jobs.stream()
                        .map(job -> store.admit(job, limits, Duration.ofMinutes(1)))
                        .toList())
                .andFailFast());

        // Then
        assertThat(turns.stream().filter(place -> place == 0)).hasSize(3);
    }

    @Test
    void shouldRememberAbortsOfTasksThatHaveNotComeInYet() {
        // Given
        var event = new EventId(UUID.randomUUID().toString());

        // When
        var before = wait(store.isAborted(event));
        wait(store.abort(event));
        wait(store.abort(event));

        // Then
        assertThat(before).isFalse();
        assertThat(wait(store.isAborted(event))).isTrue();
    }

    private JobRecord claim(String of, Instant at) {
        return claim(new JobId(new EventId(UUID.randomUUID().toString()), 0, 0), of, machine, at);
    }

    private JobRecord claim(JobId id, String of, String by, Instant at) {
        return wait(store.claim(
                JobRecord.fresh(id, new KeptnContext("c"), of, "a", "t", by, Optional.of("a-namespace"), at)));
    }

    private int ask(JobRecord job, Limits limits) {
        return wait(store.admit(job, limits, Duration.ofMinutes(1)));
    }

    private void end(JobRecord job) {
        wait(store.ended(job.id(), new Ended(AT, new JobEnd.Exited(0), "", Map.of(), List.of())));
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }
}
