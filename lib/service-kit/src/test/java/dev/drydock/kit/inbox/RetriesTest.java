package dev.drydock.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetriesTest {
    /** An attempt that failed, and what follows from it, as far as it was counted. */
    private record Failed(int attempt, Duration after, Duration pause) {}

    @Test
    void shouldAskAgainWithinFiveSecondsHoweverLongSomethingWasAway() {
        assertThat(outage())
                .isNotEmpty()
                .allSatisfy(
                        failed -> assertThat(failed.pause()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(5)));
    }

    @Test
    void shouldGiveUpAfterFourMinutes() {
        var last = outage().get(outage().size() - 1);

        assertThat(last.after().plus(last.pause())).isBetween(Duration.ofMinutes(4), Duration.ofSeconds(245));
    }

    @Test
    void shouldTryForFourMinutesAlthoughTheEventWasAttemptedOftenBefore() {
        assertThat(Retries.waitAfter(1000, Duration.ofSeconds(239))).contains(Duration.ofSeconds(5));
    }

    @Test
    void shouldTellOfAFaultAtOnceAndThenOnceAMinute() {
        var told = outage().stream()
                .filter(failed -> Retries.isToldOf(failed.attempt(), failed.after()))
                .map(failed -> failed.after().toSeconds())
                .toList();

        assertThat(told).containsExactly(0L, 0L, 0L, 1L, 3L, 63L, 123L, 183L);
    }

    /** Every attempt fails at once. */
    private static List<Failed> outage() {
        var all = new ArrayList<Failed>();
        var attempt = 1;
        var after = Duration.ZERO;
        for (var wait = Retries.waitAfter(attempt, after); wait.isPresent(); wait = Retries.waitAfter(attempt, after)) {
            all.add(new Failed(attempt, after, wait.get()));
            after = after.plus(wait.get());
            attempt = Math.min(attempt, Retries.COUNTED) + 1;
        }
        return all;
    }
}
