package dev.drydock.remediation.domain.guard;

import static dev.drydock.remediation.domain.guard.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.remediation.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
    private static final Budget ONE_AN_HOUR = new Budget(1, Duration.ofHours(1), "1/1h");

    @Test
    void shouldCountARunUntilExactlyOneWindowLater() {
        // Given
        var end = NOW.plus(Duration.ofHours(1));

        // Then
        assertThat(SlidingWindow.used(ONE_AN_HOUR, List.of(NOW), end.minusNanos(1)))
                .isOne();
        assertThat(SlidingWindow.used(ONE_AN_HOUR, List.of(NOW), end)).isZero();
        assertThat(SlidingWindow.roomAt(ONE_AN_HOUR, List.of(NOW), end.minusNanos(1)))
                .contains(end);
        assertThat(SlidingWindow.roomAt(ONE_AN_HOUR, List.of(NOW), end)).isEmpty();
    }

    @Test
    void shouldCountWhatAnotherReplicaWithAFastClockDid() {
        assertThat(SlidingWindow.used(ONE_AN_HOUR, List.of(NOW.plusSeconds(2)), NOW))
                .isOne();
    }

    @Test
    void shouldWaitForAsManyAsAreTooManyWhenABudgetWasMadeSmaller() {
        // Given: four runs at 0, 10, 20 and 30 minutes, of which two an hour are allowed now
        var runs = minutes(0, 10, 20, 30);
        var budget = new Budget(2, Duration.ofHours(1), "2/1h");

        // Then
        assertThat(SlidingWindow.roomAt(budget, runs, NOW.plus(Duration.ofMinutes(31))))
                .contains(NOW.plus(Duration.ofMinutes(80)));
    }

    @Property
    void noWindowEverHoldsMoreThanTheBudget(
            @ForAll @IntRange(min = 1, max = 5) int runs,
            @ForAll @LongRange(min = 1, max = 50) long window,
            @ForAll @Size(max = 60) List<@LongRange(max = 20) Long> pauses) {
        // Given
        var budget = new Budget(runs, Duration.ofSeconds(window), "");
        var done = new ArrayList<Instant>();

        // When
        var now = NOW;
        for (var pause : pauses) {
            now = now.plusSeconds(pause);
            if (SlidingWindow.roomAt(budget, done, now).isEmpty()) {
                done.add(now);
            }
        }

        // Then
        assertThat(done)
                .allSatisfy(begin -> assertThat(done.stream()
                                .filter(at -> !at.isBefore(begin) && at.isBefore(begin.plusSeconds(window)))
                                .count())
                        .isLessThanOrEqualTo(runs));
    }

    @Property
    void whoWaitsAsToldFindsRoomAndNotOneMomentBefore(
            @ForAll @IntRange(min = 1, max = 4) int runs,
            @ForAll @LongRange(min = 1, max = 50) long window,
            @ForAll @Size(max = 30) List<@LongRange(max = 100) Long> times) {
        // Given
        var budget = new Budget(runs, Duration.ofSeconds(window), "");
        var done = times.stream().map(NOW::plusSeconds).toList();
        var now = NOW.plusSeconds(100);

        // When
        var roomAt = SlidingWindow.roomAt(budget, done, now);

        // Then
        assertThat(roomAt.isEmpty()).isEqualTo(SlidingWindow.used(budget, done, now) < runs);
        roomAt.ifPresent(at -> {
            assertThat(SlidingWindow.used(budget, done, at)).isLessThan(runs);
            assertThat(SlidingWindow.used(budget, done, at.minusNanos(1))).isGreaterThanOrEqualTo(runs);
        });
    }

    private static List<Instant> minutes(int... minutes) {
        var times = new ArrayList<Instant>();
        for (var minute : minutes) {
            times.add(NOW.plus(Duration.ofMinutes(minute)));
        }
        return times;
    }
}
