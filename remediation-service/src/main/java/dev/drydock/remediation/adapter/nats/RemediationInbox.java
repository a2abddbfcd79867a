package dev.drydock.remediation.adapter.nats;

import dev.drydock.kit.nats.DeliveryBatch;
import io.smallrye.mutiny.Uni;

/** The inbox of this service, where several services share a process. */
@FunctionalInterface
public interface RemediationInbox {
    /** Completes when the batch is safe. */
    Uni<Void> accept(DeliveryBatch batch);
}
