package dev.drydock.remediation.domain.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.model.remediation.Freeze;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Freeze CHRISTMAS =
            new Freeze.Once("christmas", Instant.parse("2026-12-23T23:00:00Z"), Instant.parse("2026-12-26T23:00:00Z"));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "-", textBlock = """
            2026-12-23T22:59:59.999Z, -
            2026-12-23T23:00:00Z,     2026-12-26T23:00:00Z
            2026-12-26T22:59:59.999Z, 2026-12-26T23:00:00Z
            2026-12-26T23:00:00Z,     -
            """)
    void shouldIncludeItsBeginningButNotItsEnd(Instant now, @Nullable Instant end) {
        assertThat(FreezeTimes.endOf(CHRISTMAS, now)).isEqualTo(Optional.ofNullable(end));
    }

    @ParameterizedTest(name = "{0} {1} at {2}: until {3}")
    @CsvSource(nullValues = "-", textBlock = """
            # within a day, all days
            '',        08:00-18:00, 2026-11-23T06:59:59Z, -
            '',        08:00-18:00, 2026-11-23T07:00:00Z, 2026-11-23T17:00:00Z
            '',        08:00-18:00, 2026-11-23T17:00:00Z, -
            # over midnight
            '',        22:00-06:00, 2026-11-23T21:00:00Z, 2026-11-24T05:00:00Z
            '',        22:00-06:00, 2026-11-24T04:59:59Z, 2026-11-24T05:00:00Z
            '',        22:00-06:00, 2026-11-24T05:00:00Z, -
            # the night that begins on Saturday lasts into Sunday; the one into Saturday is Friday's
            SATURDAY,  22:00-06:00, 2026-11-28T21:30:00Z, 2026-11-29T05:00:00Z
            SATURDAY,  22:00-06:00, 2026-11-29T04:30:00Z, 2026-11-29T05:00:00Z
            SATURDAY,  22:00-06:00, 2026-11-28T04:30:00Z, -
            SATURDAY,  22:00-06:00, 2026-11-29T21:30:00Z, -
            # whole days, in the zone's own midnight, one after the other
            SATURDAY,        -,     2026-11-27T22:59:59Z, -
            SATURDAY,        -,     2026-11-27T23:00:00Z, 2026-11-28T23:00:00Z
            SATURDAY SUNDAY, -,     2026-11-27T23:00:00Z, 2026-11-29T23:00:00Z
            SATURDAY SUNDAY, -,     2026-11-29T22:59:59Z, 2026-11-29T23:00:00Z
            # around the clock from its beginning
            SATURDAY,  09:00-09:00, 2026-11-29T07:59:59Z, 2026-11-29T08:00:00Z
            # clocks go forward at 2026-03-29T01:00Z, from 02:00 to 03:00
            '',        01:00-02:30, 2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z
            '',        01:00-02:30, 2026-03-29T01:00:00Z, -
            '',        02:30-05:00, 2026-03-29T00:59:59Z, -
            '',        02:30-05:00, 2026-03-29T01:00:00Z, 2026-03-29T03:00:00Z
            '',        22:00-06:00, 2026-03-28T22:00:00Z, 2026-03-29T04:00:00Z
            # clocks go back at 2026-10-25T01:00Z, from 03:00 to 02:00
            '',        22:00-02:30, 2026-10-25T00:29:00Z, 2026-10-25T01:30:00Z
            '',        22:00-02:30, 2026-10-25T01:15:00Z, 2026-10-25T01:30:00Z
            '',        22:00-02:30, 2026-10-25T01:30:00Z, -
            '',        02:30-05:00, 2026-10-25T00:29:59Z, -
            '',        02:30-05:00, 2026-10-25T00:30:00Z, 2026-10-25T04:00:00Z
            '',        22:00-06:00, 2026-10-24T20:00:00Z, 2026-10-25T05:00:00Z
            """)
    void shouldFollowTheClockOnTheWall(String days, @Nullable String between, Instant now, @Nullable Instant end) {
        assertThat(FreezeTimes.endOf(weekly(days, between), now)).isEqualTo(Optional.ofNullable(end));
    }

    @Test
    void shouldLookAgainAfterTwoWeeksAtOneThatNeverPauses() {
        // Given
        var always = weekly("", null);

        // When
        var end = FreezeTimes.endOf(always, Instant.parse("2026-11-23T10:00:00Z"));

        // Then
        assertThat(end).contains(Instant.parse("2026-12-05T23:00:00Z"));
    }

    @Property
    void whatIsInForceEndsWhenItSaysAndNotBefore(
            @ForAll @IntRange(max = 47) int begin,
            @ForAll @IntRange(max = 47) int end,
            @ForAll Set<DayOfWeek> days,
            @ForAll @LongRange(max = 366L * 24 * 60) long minute,
            @ForAll @IntRange(max = 99) int share) {
        // Given
        var freeze = new Freeze.Weekly("", days, Optional.of(half(begin)), Optional.of(half(end)), BERLIN);
        var now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60 * minute);

        // When
        var until = FreezeTimes.endOf(freeze, now);

        // Then
        until.ifPresent(over -> {
            var between = now.plusSeconds((over.getEpochSecond() - now.getEpochSecond()) * share / 100);
            assertThat(over).isAfter(now);
            assertThat(FreezeTimes.endOf(freeze, between)).isPresent();
        });
    }

    private static LocalTime half(int halfHours) {
        return LocalTime.ofSecondOfDay(halfHours * 1800L);
    }

    private static Freeze weekly(String days, @Nullable String between) {
        var times = Optional.ofNullable(between).map(text -> text.split("-"));
        return new Freeze.Weekly(
                "",
                Arrays.stream(days.split(" "))
                        .filter(day -> !day.isEmpty())
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toSet()),
                times.map(both -> LocalTime.parse(both[0])),
                times.map(both -> LocalTime.parse(both[1])),
                BERLIN);
    }
}
