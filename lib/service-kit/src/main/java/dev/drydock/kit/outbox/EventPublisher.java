package dev.drydock.kit.outbox;

import dev.drydock.events.KeptnEvent;
import io.smallrye.mutiny.Uni;

/** Brings an event to NATS. Completes when the stream has it. */
@FunctionalInterface
public interface EventPublisher {
    Uni<Void> publish(KeptnEvent event);
}
