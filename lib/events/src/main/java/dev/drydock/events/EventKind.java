package dev.drydock.events;

import java.util.Optional;

/** The last part of an event type: what happened. */
public enum EventKind {
    TRIGGERED("triggered"),
    STARTED("started"),
    STATUS_CHANGED("status.changed"),
    FINISHED("finished"),
    INVALIDATED("invalidated"),
    ABORTED("aborted"),
    UNANSWERED("unanswered");

    private final String wire;

    EventKind(String wire) {
        this.wire = wire;
    }

    /** The word on the wire, such as {@code triggered}. */
    public String wire() {
        return wire;
    }

    static Optional<EventKind> ofWire(String text) {
        for (var kind : values()) {
            if (kind.wire.equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
