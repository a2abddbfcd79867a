package dev.drydock.jobs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.jobs.domain.JobQueue.Limits;
import dev.drydock.jobs.domain.JobQueue.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobQueueTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void shouldLetRunWhatFitsInTheOrderOfWaiting() {
        // When
        var turns = JobQueue.turns(
                List.of(job("b", "p", 2), job("a", "p", 1), job("c", "p", 3)), 1, Map.of("p", 1), limits(3, 9));

        // Then
        assertThat(turns.now()).containsExactly("a", "b");
        assertThat(turns.later()).containsExactly("c");
    }

    @Test
    void shouldGiveEveryProjectItsTurnWhenOneHasFloodedTheQueue() {
        // Given
        var waiting = List.of(
                job("f1", "flood", 1),
                job("f2", "flood", 2),
                job("f3", "flood", 3),
                job("s1", "small", 9),
                job("t1", "tiny", 8));

        // When
        var turns = JobQueue.turns(waiting, 0, Map.of(), limits(3, 9));

        // Then
        assertThat(turns.now()).containsExactly("f1", "t1", "s1");
        assertThat(turns.later()).containsExactly("f2", "f3");
    }

    @Test
    void shouldNotBlockOthersWhenAProjectIsAtItsLimit() {
        // When
        var turns = JobQueue.turns(
                List.of(job("f1", "flood", 1), job("s1", "small", 9)), 2, Map.of("flood", 2), limits(5, 2));

        // Then
        assertThat(turns.now()).containsExactly("s1");
        assertThat(turns.later()).containsExactly("f1");
    }

    @Test
    void shouldGoOnWithABegunActionFirst() {
        // Given
        var next = new Waiting("a2", "flood", true, START.plusSeconds(100));

        // When
        var turns = JobQueue.turns(List.of(job("s1", "small", 1), next), 1, Map.of("flood", 1), limits(2, 9));

        // Then
        assertThat(turns.now()).containsExactly("a2");
        assertThat(turns.later()).containsExactly("s1");
    }

    @Test
    void shouldLetNobodyRunWhenTheExecutorIsFull() {
        assertThat(JobQueue.turns(List.of(job("a", "p", 1)), 3, Map.of(), limits(3, 9))
                        .now())
                .isEmpty();
    }

    private static Waiting job(String key, String project, int since) {
        return new Waiting(key, project, false, START.plusSeconds(since));
    }

    private static Limits limits(int jobs, int ofProject) {
        return new Limits(jobs, ofProject);
    }
}
