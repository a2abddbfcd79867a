package dev.drydock.providercheck.domain;

import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message that came by while the check listened.
 *
 * @param at when
 * @param headers of NATS, the first value of each, names in lower case
 * @param event what it says, if it is an event
 * @param flaw why it is none; empty if it is one
 */
public record Heard(String subject, Instant at, Map<String, String> headers, Optional<KeptnEvent> event, String flaw) {
    public Heard {
        headers = Map.copyOf(headers);
    }

    /** Whether the message is, or by its subject claims to be, a task's event of a kind. */
    boolean isOf(String task, EventKind kind) {
        return event.flatMap(known -> known.taskOf(kind)).filter(task::equals).isPresent()
                || subject.equals(new EventType.OfTask(task, kind).value());
    }

    /** The kind that it claims to be, for people. */
    String kind() {
        return subject.substring(subject.lastIndexOf('.') + 1);
    }
}
