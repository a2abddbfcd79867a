package dev.drydock.kit.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait after a failed attempt, and when to give up: when attempts have failed for four minutes, into which a
 * restart fits. However long something was away, it is asked again within seconds of its return.
 */
final class Retries {
    /** As many attempts are counted. The version before gave up after two more, and may work beside this one. */
    static final int COUNTED = 9;

    private static final List<Duration> AT_FIRST =
            List.of(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    private static final Duration FROM_THEN_ON = Duration.ofSeconds(5);
    private static final Duration ALTOGETHER = Duration.ofMinutes(4);

    private Retries() {}

    /**
     * @param attempt the attempt that failed, from 1
     * @param failingFor since the first one that failed
     * @return the wait before the next one; empty if that was the last
     */
    static Optional<Duration> waitAfter(int attempt, Duration failingFor) {
        if (failingFor.compareTo(ALTOGETHER) >= 0) {
            return Optional.empty();
        }
        return Optional.of(attempt <= AT_FIRST.size() ? AT_FIRST.get(attempt - 1) : FROM_THEN_ON);
    }

    /** Whether people are told of a failed attempt: of the first ones, and then once a minute. */
    static boolean isToldOf(int attempt, Duration failingFor) {
        return attempt <= AT_FIRST.size() || failingFor.toSecondsPart() < FROM_THEN_ON.toSeconds();
    }
}
