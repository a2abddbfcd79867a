package dev.drydock.shipyard.adapter.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long there is until a deadline, for people who do not want to reckon. */
final class Countdown {
    private Countdown() {}

    /** Whole seconds; 0 when it has passed. */
    static Optional<Long> seconds(Optional<Instant> dueAt, Instant now) {
        return dueAt.map(due -> Math.max(0, Duration.between(now, due).toSeconds()));
    }
}
