package dev.drydock.lighthouse.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.lighthouse.domain.evaluation.TimeWindow.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWindowTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-31T11:00:00.000Z | 2026-01-31T11:05:00.000Z |       |             |           | 2026-01-31T11:00:00.000Z | 2026-01-31T11:05:00.000Z
            2026-01-31T11:00:00      | 2026-01-31T11:05:00      |       |             |           | 2026-01-31T11:00:00.000Z | 2026-01-31T11:05:00.000Z
            2026-01-31T12:00:00+01:00| 2026-01-31T11:05:00Z     |       |             |           | 2026-01-31T11:00:00.000Z | 2026-01-31T11:05:00.000Z
            2026-01-31T11:00:00Z     |                          | 5m    |             |           | 2026-01-31T11:00:00.000Z | 2026-01-31T11:05:00.000Z
            2026-01-31T11:00:00.123Z |                          | 1h30m |             |           | 2026-01-31T11:00:00.123Z | 2026-01-31T12:30:00.123Z
                                     |                          | 10m   |             |           | 2026-01-31T11:50:00.000Z | 2026-01-31T12:00:00.000Z
                                     |                          | 1m    |             |           | 2026-01-31T11:59:00.000Z | 2026-01-31T12:00:00.000Z
                                     |                          |       | 2026-01-31  | whatever  | 2026-01-31               | whatever
                                     |                          | 10m   | 2026-01-31  | whatever  | 2026-01-31T11:50:00.000Z | 2026-01-31T12:00:00.000Z
            2026-01-31T11:00:00Z     | 2026-01-31T11:05:00Z     |       | 2026-01-31  | whatever  | 2026-01-31T11:00:00.000Z | 2026-01-31T11:05:00.000Z
            """)
    void shouldHaveAWindowWhenTheTimesSuffice(
            String start, String end, String timeframe, String testStart, String testEnd, String from, String until) {
        // Given
        var request = request(start, end, timeframe, testStart, testEnd);

        // When
        var decision = TimeWindow.decide(request, NOW);

        // Then
        assertThat(decision).isEqualTo(new Decision.Accepted(new TimeWindow(from, until)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-31T11:00:00Z | 2026-01-31T11:00:00Z | 5m  |      |      | both given
                                 | 2026-01-31T11:00:00Z | 5m  |      |      | both given
                                 | 2026-01-31T11:00:00Z |     |      |      | without evaluation.start
            2026-01-31T11:00:00Z |                      |     |      |      | given alone
            abc                  |                      | 5m  |      |      | evaluation.start is 'abc'
            2026-01-31T11:00:00Z | abc                  |     |      |      | evaluation.end is 'abc'
            2026-01-31T11:00:00Z |                      | abc |      |      | evaluation.timeframe is 'abc'
                                 |                      | 5   |      |      | evaluation.timeframe is '5'
                                 |                      | 59s |      |      | shorter than one minute
                                 |                      | -5m |      |      | shorter than one minute
            2026-01-31T11:00:00Z | 2026-01-31T11:00:59Z |     |      |      | shorter than one minute
            2026-01-31T11:05:00Z | 2026-01-31T11:00:00Z |     |      |      | shorter than one minute
                                 |                      |     |      |      | neither
                                 |                      |     | here |      | neither
            """)
    void shouldRefuseWithTheReasonWhenTheTimesContradict(
            String start, String end, String timeframe, String testStart, String testEnd, String reason) {
        // Given
        var request = request(start, end, timeframe, testStart, testEnd);

        // When
        var decision = TimeWindow.decide(request, NOW);

        // Then
        assertThat(((Decision.Refused) decision).reason()).contains(reason);
    }

    @Test
    void shouldRefuseATimeThatNobodyCanWrite() {
        // When
        var decision = TimeWindow.decide(request("+999999999-12-31T23:59:59Z", null, "10h", null, null), NOW);

        // Then
        assertThat(decision)
                .isInstanceOfSatisfying(
                        TimeWindow.Decision.Refused.class,
                        refused -> assertThat(refused.reason()).contains("which is no time"));
    }

    @Test
    void shouldSettleSoLongAfterItsEnd() {
        // When
        var settled = new TimeWindow("2026-01-31", "2026-01-31T12:00:00Z").settledAt(Duration.ofSeconds(30));
        var unknown = new TimeWindow("2026-01-31", "whatever").settledAt(Duration.ofSeconds(30));

        // Then
        assertThat(settled).contains(NOW.plusSeconds(30));
        assertThat(unknown).isEmpty();
    }

    private static WindowRequest request(String start, String end, String timeframe, String testStart, String testEnd) {
        return new WindowRequest(
                Optional.ofNullable(start),
                Optional.ofNullable(end),
                Optional.ofNullable(timeframe),
                Optional.ofNullable(testStart),
                Optional.ofNullable(testEnd));
    }
}
