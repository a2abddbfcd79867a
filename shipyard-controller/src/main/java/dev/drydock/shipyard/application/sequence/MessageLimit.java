package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.KeptnEvent;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * How large an event may be: what is larger would never leave the outbox.
 *
 * @param size bytes on the wire
 * @param most the largest that NATS carries
 */
public record MessageLimit(ToIntFunction<KeptnEvent> size, int most) {
    /** Everything fits. */
    public static final MessageLimit NONE = new MessageLimit(event -> 0, Integer.MAX_VALUE);

    /** Why the event cannot be sent; empty if it can. */
    Optional<String> excess(KeptnEvent event) {
        var bytes = size.applyAsInt(event);
        return bytes <= most
                ? Optional.empty()
                : Optional.of(
                        "%s would have %d bytes, more than the %d that NATS carries; what do the tasks before add to the payload?"
                                .formatted(event.type().value(), bytes, most));
    }
}
