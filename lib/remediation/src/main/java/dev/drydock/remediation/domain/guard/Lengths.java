package dev.drydock.remediation.domain.guard;

import dev.drydock.model.GoDuration;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time as people type them: those of files, and days. */
public final class Lengths {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,4})d");

    private Lengths() {}

    /** Such as {@code 30m}, {@code 1h30m} or {@code 7d}; empty when the text is none. */
    public static Optional<Duration> parse(String text) {
        var days = DAYS.matcher(text);
        return days.matches() ? Optional.of(Duration.ofDays(Long.parseLong(days.group(1)))) : GoDuration.parse(text);
    }
}
