package dev.drydock.remediation.domain.guard;

import dev.drydock.model.remediation.Freeze;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When a freeze is in force. */
final class FreezeTimes {
    private FreezeTimes() {}

    /** When the freeze that is in force at that time ends; absent when none is. */
    static Optional<Instant> endOf(Freeze freeze, Instant now) {
        if (freeze instanceof Freeze.Once once) {
            return !now.isBefore(once.from()) && now.isBefore(once.to()) ? Optional.of(once.to()) : Optional.empty();
        }
        var weekly = (Freeze.Weekly) freeze;
        var today = now.atZone(weekly.zone()).toLocalDate();
        return endOf(weekly, today, now).or(() -> endOf(weekly, today.minusDays(1), now));
    }

    /** The freeze that begins on that day. */
    private static Optional<Instant> endOf(Freeze.Weekly weekly, LocalDate day, Instant now) {
        if (!weekly.days().isEmpty() && !weekly.days().contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        var begin = weekly.begin().orElse(LocalTime.MIDNIGHT);
        var end = weekly.end().orElse(LocalTime.MIDNIGHT);
        var lastDay = end.isAfter(begin) ? day : day.plusDays(1);
        var from = ZonedDateTime.of(day, begin, weekly.zone()).toInstant();
        var to = ZonedDateTime.of(lastDay, end, weekly.zone()).toInstant();
        return !now.isBefore(from) && now.isBefore(to) ? Optional.of(to) : Optional.empty();
    }
}
