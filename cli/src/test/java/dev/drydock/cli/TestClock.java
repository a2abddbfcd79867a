package dev.drydock.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when a command pauses. */
public final class TestClock implements InstantSource, Pause {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void take(Duration length) {
        now = now.plus(length);
    }
}
