package dev.drydock.provider;

import dev.drydock.events.KeptnEvent;

/** Brings an event to the stream; returns when the stream has it. */
@FunctionalInterface
interface Publisher {
    /** @throws NotPublished when the broker is away: the event answered will come again */
    void publish(KeptnEvent event);

    /** The stream did not take an event. */
    final class NotPublished extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPublished(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
