package dev.drydock.jobs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TellingTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void shouldTellOnlyWhatIsNewAndOnlyAfterAPause() {
        var telling = Telling.from(START).leavingOut(100);
        assertThat(telling.isDue(START.plusSeconds(1), 150)).isFalse();
        assertThat(telling.isDue(START.plusSeconds(2), 100)).isFalse();
        assertThat(telling.isDue(START.plusSeconds(2), 150)).isTrue();
        assertThat(telling.from(150)).isEqualTo(100);
        assertThat(telling.isCut(150)).isFalse();
    }

    @Test
    void shouldTellTheNewestWhenThereIsTooMuch() {
        var telling = Telling.from(START);
        assertThat(telling.from(1_000_000)).isEqualTo(1_000_000 - Telling.MOST);
        assertThat(telling.isCut(1_000_000)).isTrue();
    }

    @Test
    void shouldTellLessThanSeventyTimesAnHourWhenAJobPrintsWithoutEnd() {
        // Given
        var telling = Telling.from(START);
        int times = 0;

        // When
        for (int second = 0; second < 3600; second++) {
            if (telling.isDue(START.plusSeconds(second), second * 1000L)) {
                telling = telling.told(START.plusSeconds(second), second * 1000L);
                times++;
            }
        }

        // Then
        assertThat(times).isBetween(60, 70);
    }
}
