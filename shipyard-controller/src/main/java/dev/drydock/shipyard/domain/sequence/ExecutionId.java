package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;

/** A sequence execution's id: the id of the event that triggered it, so that a repeat is the same execution. */
public record ExecutionId(EventId triggeredBy) {
    @Override
    public String toString() {
        return triggeredBy.value();
    }
}
