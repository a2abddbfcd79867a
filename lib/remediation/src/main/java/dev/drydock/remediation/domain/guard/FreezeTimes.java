package dev.drydock.remediation.domain.guard;

import dev.drydock.model.remediation.Freeze;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a freeze is in force. One that comes again is in force while a clock on the wall of its zone shows a time in it: on
 * the days when clocks are changed, it begins with the first such moment and ends with the last.
 */
final class FreezeTimes {
    /** One that never pauses is looked at again after so many days. */
    private static final int MOST_DAYS = 14;

    private FreezeTimes() {}

    /** When the freeze that is in force at that time ends; absent when none is. */
    static Optional<Instant> endOf(Freeze freeze, Instant now) {
        if (freeze instanceof Freeze.Once once) {
            return !now.isBefore(once.from()) && now.isBefore(once.to()) ? Optional.of(once.to()) : Optional.empty();
        }
        var weekly = (Freeze.Weekly) freeze;
        var end = endOfOne(weekly, now);
        var further = end;
        for (var day = 1; day < MOST_DAYS && further.isPresent(); day++) {
            end = further;
            further = endOfOne(weekly, end.get());
        }
        return end;
    }

    private static Optional<Instant> endOfOne(Freeze.Weekly weekly, Instant now) {
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
        var from = first(day.atTime(begin), weekly.zone());
        var to = last(lastDay.atTime(end), weekly.zone());
        return !now.isBefore(from) && now.isBefore(to) ? Optional.of(to) : Optional.empty();
    }

    /** When clocks show that time or a later one for the first time. */
    private static Instant first(LocalDateTime wall, ZoneId zone) {
        return skipped(wall, zone).orElseGet(() -> wall.atZone(zone).toInstant());
    }

    /** When clocks show that time or a later one for good. */
    private static Instant last(LocalDateTime wall, ZoneId zone) {
        return skipped(wall, zone)
                .orElseGet(() -> wall.atZone(zone).withLaterOffsetAtOverlap().toInstant());
    }

    /** The moment at which clocks jump over that time. */
    private static Optional<Instant> skipped(LocalDateTime wall, ZoneId zone) {
        var change = zone.getRules().getTransition(wall);
        return change != null && change.isGap() ? Optional.of(change.getInstant()) : Optional.empty();
    }
}
