package dev.drydock.kit.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after a failed attempt, and when to give up. Together about four minutes: a restart fits in. */
final class Retries {
    private static final List<Duration> WAITS = List.of(
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(120));

    private Retries() {}

    /**
     * @param attempt the attempt that failed, from 1
     * @return the wait before the next one; empty if that was the last
     */
    static Optional<Duration> waitAfter(int attempt) {
        return attempt > WAITS.size() ? Optional.empty() : Optional.of(WAITS.get(attempt - 1));
    }
}
