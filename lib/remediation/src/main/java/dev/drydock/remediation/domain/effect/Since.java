package dev.drydock.remediation.domain.effect;

import dev.drydock.events.Rfc3339;
import dev.drydock.remediation.domain.guard.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** From when on something is looked at. */
public final class Since {
    private static final Duration MOST = Duration.ofDays(10_000);

    private Since() {}

    /**
     * Reads it.
     *
     * @param text a length of time before now such as {@code 12h} or {@code 30d}, or an RFC 3339 time
     */
    public static Optional<Instant> of(String text, Instant now) {
        return Lengths.parse(text)
                .filter(length -> length.compareTo(Duration.ZERO) > 0 && length.compareTo(MOST) <= 0)
                .map(now::minus)
                .or(() -> Rfc3339.parse(text));
    }
}
