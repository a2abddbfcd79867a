package dev.drydock.model.remediation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** A time in which no action is taken. */
public sealed interface Freeze {
    /** What people call it; may be empty. */
    String name();

    /** Once, from {@code from} (inclusive) to {@code to} (exclusive). */
    record Once(String name, Instant from, Instant to) implements Freeze {}

    /**
     * Again and again.
     *
     * @param days on which it begins; all when the file names none
     * @param begin absent for the whole day
     * @param end before {@code begin}: it lasts into the next day
     */
    record Weekly(String name, Set<DayOfWeek> days, Optional<LocalTime> begin, Optional<LocalTime> end, ZoneId zone)
            implements Freeze {
        public Weekly {
            days = Set.copyOf(days);
        }
    }
}
