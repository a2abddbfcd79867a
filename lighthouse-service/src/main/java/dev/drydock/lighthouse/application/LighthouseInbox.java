package dev.drydock.lighthouse.application;

import dev.drydock.kit.nats.DeliveryBatch;
import io.smallrye.mutiny.Uni;

/** Where events come in; told apart from the inboxes of other services in the same process. */
@FunctionalInterface
public interface LighthouseInbox {
    /** Completes when the events are safe. */
    Uni<Void> accept(DeliveryBatch batch);
}
