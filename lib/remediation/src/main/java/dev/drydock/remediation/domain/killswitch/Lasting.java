package dev.drydock.remediation.domain.killswitch;

import dev.drydock.events.Rfc3339;
import dev.drydock.remediation.domain.guard.Lengths;
import dev.drydock.remediation.domain.guard.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Until when a kill switch is to stay on, as people say it: for a while, until a time, or until somebody lifts it. */
public sealed interface Lasting {
    /** Understood. */
    record Until(Optional<Instant> end) implements Lasting {}

    /** Not understood; the message says what to do. */
    record Unclear(String message) implements Lasting {}

    /**
     * Reads both ways to say it.
     *
     * @param length such as {@code 30m}, {@code 2h}, {@code 1h30m} or {@code 7d}
     * @param time RFC 3339
     */
    static Lasting of(Optional<String> length, Optional<Instant> time, Instant now) {
        if (length.isPresent() && time.isPresent()) {
            return new Unclear("'for' and 'until' are both given: give one of them");
        }
        if (length.isPresent()) {
            return Lengths.parse(length.get())
                    .filter(duration -> duration.compareTo(Duration.ZERO) > 0)
                    .<Lasting>map(duration -> new Until(Optional.of(now.plus(duration))))
                    .orElseGet(() -> new Unclear("'%s' is no length of time: give one such as 30m, 2h, 1h30m or 7d"
                            .formatted(length.get())));
        }
        if (time.filter(end -> !Rfc3339.holds(end)).isPresent()) {
            return new Unclear("%s is too far away: leave 'until' out, and it stays on until somebody lifts it"
                    .formatted(time.get()));
        }
        if (time.filter(end -> !now.isBefore(end)).isPresent()) {
            return new Unclear(
                    "%s is over already, it is %s: give a later time".formatted(time.get(), Words.time(now)));
        }
        return new Until(time);
    }
}
