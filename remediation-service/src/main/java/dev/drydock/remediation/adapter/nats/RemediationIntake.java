package dev.drydock.remediation.adapter.nats;

import dev.drydock.kit.nats.DeliveryBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Everything that comes in goes to the inbox. */
@ApplicationScoped
class RemediationIntake {
    private final RemediationInbox inbox;

    RemediationIntake(RemediationInbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("remediation-get-action")
    Uni<Void> getAction(DeliveryBatch batch) {
        return inbox.accept(batch);
    }

    @Incoming("remediation-sequence-triggered")
    Uni<Void> sequenceTriggered(DeliveryBatch batch) {
        return inbox.accept(batch);
    }

    @Incoming("remediation-sequence-finished")
    Uni<Void> sequenceFinished(DeliveryBatch batch) {
        return inbox.accept(batch);
    }

    @Incoming("remediation-evaluation")
    Uni<Void> evaluation(DeliveryBatch batch) {
        return inbox.accept(batch);
    }

    @Incoming("remediation-problem")
    Uni<Void> problem(DeliveryBatch batch) {
        return inbox.accept(batch);
    }
}
