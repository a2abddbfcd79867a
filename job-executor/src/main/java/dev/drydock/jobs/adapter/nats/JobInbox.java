package dev.drydock.jobs.adapter.nats;

import dev.drydock.kit.nats.DeliveryBatch;
import io.smallrye.mutiny.Uni;

/** Where events are safe once the {@code Uni} completes. */
@FunctionalInterface
public interface JobInbox {
    Uni<Void> accept(DeliveryBatch batch);
}
