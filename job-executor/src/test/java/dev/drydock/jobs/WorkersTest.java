package dev.drydock.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {100_000, Integer.MAX_VALUE})
    void shouldHaveNoMoreThreadsThanAProcessBearsHoweverManyJobsMayRun(int starts) {
        // When
        var workers = (ThreadPoolExecutor) Wiring.workers(starts);

        // Then
        assertThat(workers.getCorePoolSize()).isLessThan(500);
        workers.shutdown();
    }

    @Test
    void shouldLookAfterRunningJobsWhileAsManyAsMayAreBeingStarted() throws Exception {
        // Given
        var workers = Wiring.workers(32);
        var fetched = new CountDownLatch(1);
        for (int start = 0; start < 32; start++) {
            workers.submit(() -> fetched.await(1, TimeUnit.MINUTES));
        }

        // When
        var look = workers.submit(() -> "looked").get(20, TimeUnit.SECONDS);

        // Then
        assertThat(look).isEqualTo("looked");
        fetched.countDown();
        workers.shutdown();
    }
}
