package dev.drydock.jobs.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.jobs.RuntimeBench;
import dev.drydock.jobs.domain.JobEnd;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Jobs that try to take everything. */
class KubernetesHostileJobsTest extends KubernetesBench {
    @Test
    void shouldKeepBothEndsWhenAJobPrintsTwoHundredMegabytes() throws IOException {
        bench.assertBothEndsAreKept();
    }

    @Test
    void shouldTakeNothingOverWhenAJobEndsWithAGigabyteOfOutput() throws IOException {
        // When
        var order = bench.shell("head -c 1000000000 /dev/zero > /keptn/output.json");
        var end = bench.run(order);
        var remains = bench.remains(order);
        bench.release(order);
        // Then
        assertThat(end).isInstanceOfAny(JobEnd.Exited.class, JobEnd.Killed.class);
        assertThat(remains.output().stream()).allSatisfy(written -> {
            assertThat(written.size()).isEqualTo(1_000_000_000);
            assertThat(written.content()).isEmpty();
        });
        assertThat(bench.size()).isLessThan(RuntimeBench.LOG_LIMIT);
    }

    @Test
    void shouldStopItWhenItNeverEnds() throws IOException {
        // Given
        var order = bench.shell("echo started; sleep 1000");
        bench.start(order);
        // When
        var end = bench.follow(order, Duration.ofSeconds(12));
        // Then
        assertThat(end).isEqualTo(new JobEnd.TimedOut(Duration.ofSeconds(12)));
        assertThat(bench.log(order)).isEqualTo("started\n");
    }

    @Test
    void shouldLeaveTheNodeAloneWhenAJobForksWithoutEnd() throws IOException {
        // Given
        var bomb = bench.shell("bomb() { bomb | bomb & }; bomb; sleep 1000");
        bench.start(bomb);
        // When
        var end = bench.follow(bomb, Duration.ofSeconds(20));
        bench.release(bomb);
        var next = bench.shellBehind(bomb, "echo well");
        var ended = bench.run(next);
        bench.release(next);
        // Then
        assertThat(end).isInstanceOfAny(JobEnd.TimedOut.class, JobEnd.Killed.class);
        assertThat(ended).isEqualTo(new JobEnd.Exited(0));
        assertThat(bench.log(next)).isEqualTo("well\n");
    }

    @Test
    void shouldSayWhyWhenItsMemoryDoesNotSuffice() {
        // When
        var order = bench.gluttonous();
        var end = bench.run(order);
        bench.release(order);
        // Then
        assertThat(end).isInstanceOf(JobEnd.Killed.class);
        assertThat(end.cause()).contains("more memory than its limit of 64Mi");
    }
}
