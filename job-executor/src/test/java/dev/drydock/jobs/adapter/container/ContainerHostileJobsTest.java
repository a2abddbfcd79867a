package dev.drydock.jobs.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.jobs.domain.JobEnd;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Jobs that try to take everything. */
class ContainerHostileJobsTest extends ContainerBench {
    @Test
    void shouldSayWhyWhenItsMemoryDoesNotSuffice() {
        // When
        var end = bench.run(bench.gluttonous());

        // Then
        assertThat(end)
                .isEqualTo(new JobEnd.Killed(
                        "it was killed because it needed more memory than its limit of 64 MiB; give it "
                                + "more with resources.limits.memory"));
    }

    @Test
    void shouldStopEverythingWhenAJobNeverEnds() throws IOException {
        // Given
        var order = bench.shell("echo started; trap '' TERM; while true; do sleep 1 & sleep 1; done");
        bench.start(order);

        // When
        var end = bench.follow(order, Duration.ofSeconds(3));

        // Then
        assertThat(end).isEqualTo(new JobEnd.TimedOut(Duration.ofSeconds(3)));
        assertThat(bench.log(order)).isEqualTo("started\n");
        assertThat(Containers.isRunning(inspect(order))).isFalse();
    }

    @Test
    void shouldKeepBothEndsWhenAJobPrintsTwoHundredMegabytes() throws IOException {
        bench.assertBothEndsAreKept();
    }

    @Test
    void shouldLeaveTheMachineAloneWhenAJobForksWithoutEnd() throws IOException {
        // When
        var order = bench.shell("bomb() { bomb | bomb & }; bomb; sleep 2; echo survived");
        bench.start(order);
        var end = bench.follow(order, Duration.ofSeconds(15));
        bench.release(order);

        // Then
        assertThat(end).isInstanceOfAny(JobEnd.Exited.class, JobEnd.TimedOut.class, JobEnd.Killed.class);
        assertThat(containers(order)).isEmpty();
    }

    @Test
    void shouldNotLetItBeWrittenWhenTheOutputIsAGigabyte() throws IOException {
        // When
        var order = bench.shell("head -c 1000000000 /dev/zero > /keptn/output.json; echo written: $?; ls -l /keptn");
        bench.run(order);
        var remains = bench.remains(order);

        // Then
        assertThat(bench.log(order)).doesNotContain("written: 0");
        assertThat(remains.output()).hasValueSatisfying(output -> {
            assertThat(output.size()).isLessThanOrEqualTo(LARGEST_FILE);
            assertThat(output.content()).isEmpty();
        });
    }
}
