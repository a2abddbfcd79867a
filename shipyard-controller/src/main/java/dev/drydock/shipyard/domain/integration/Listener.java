package dev.drydock.shipyard.domain.integration;

/**
 * Somebody who hears an event.
 *
 * @param name an integration's, or a stream consumer's
 * @param subject what it subscribed to
 */
public record Listener(String name, Kind kind, SubjectPattern subject) {
    /** How we know of it. */
    public enum Kind {
        /** It registered and keeps saying that it is there. */
        INTEGRATION,
        /** It has a consumer on the event stream. */
        CONSUMER
    }

    /** Whether it hears of every task, and so may leave this one to others. */
    public boolean isForAnyTask() {
        return subject.hasWildcard();
    }
}
