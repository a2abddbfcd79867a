package dev.drydock.remediation.application;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** When to look into the database for due problems: without it, an idle service would ask every second. */
public final class NextLook {
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(15);

    private final AtomicReference<Instant> when = new AtomicReference<>(Instant.EPOCH);

    /** Something will be due then. */
    public void noLaterThan(Instant due) {
        when.accumulateAndGet(due, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** Whether it is time; if so, the next time is set. Other replicas' problems are found by the regular look. */
    boolean isNow(Instant now) {
        var due = when.get();
        return !now.isBefore(due) && when.compareAndSet(due, now.plus(AT_LEAST_EVERY));
    }
}
