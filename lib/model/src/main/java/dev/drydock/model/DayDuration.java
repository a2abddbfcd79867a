package dev.drydock.model;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations in Drydock's own files and keys: Go's units, and whole days before them: {@code 10m}, {@code 7d}, {@code 1d12h}. */
public final class DayDuration {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,4})d(.*)");

    private DayDuration() {}

    /** Reads a duration of 0 or more; empty when the text is none. */
    public static Optional<Duration> parse(String text) {
        var days = DAYS.matcher(text);
        var whole = days.matches() ? Duration.ofDays(Long.parseLong(days.group(1))) : Duration.ZERO;
        var rest = days.matches() ? days.group(2) : text;
        return days.matches() && rest.isEmpty()
                ? Optional.of(whole)
                : GoDuration.parse(rest).filter(more -> !more.isNegative()).map(whole::plus);
    }
}
