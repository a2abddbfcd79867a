package dev.drydock.remediation.domain.guard;

import java.time.Duration;
import java.time.Instant;

/** Durations, times and counts as they are read aloud to whoever is on call. */
public final class Words {
    private Words() {}

    /** As files have it: {@code 10m}, {@code 1h30m}, {@code 24h}, {@code 7d}. */
    public static String length(Duration time) {
        if (time.toHours() >= 48 && time.equals(Duration.ofDays(time.toDays()))) {
            return time.toDays() + "d";
        }
        var text = part(time.toHours(), "h") + part(time.toMinutesPart(), "m") + part(time.toSecondsPart(), "s");
        return text.isEmpty() ? time.toMillis() + "ms" : text;
    }

    /** RFC 3339 in UTC, whole seconds; rounded up, so that it has happened by then. */
    public static String time(Instant at) {
        return Instant.ofEpochSecond(at.getNano() == 0 ? at.getEpochSecond() : at.getEpochSecond() + 1)
                .toString();
    }

    /** {@code 1 run}, {@code 2 runs}. */
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
