package dev.drydock.remediation.adapter.nats;

import dev.drydock.kit.nats.DeliveryBatch;
import dev.drydock.remediation.application.FinishedSequences;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What comes in and may concern problems goes to the inbox. */
@ApplicationScoped
class RemediationIntake {
    private final RemediationInbox inbox;
    private final FinishedSequences finished;

    RemediationIntake(RemediationInbox inbox, FinishedSequences finished) {
        this.inbox = inbox;
        this.finished = finished;
    }

    @Incoming("remediation-get-action")
    Uni<Void> getAction(DeliveryBatch batch) {
        return inbox.accept(batch.events());
    }

    @Incoming("remediation-sequence-triggered")
    Uni<Void> sequenceTriggered(DeliveryBatch batch) {
        return inbox.accept(batch.events());
    }

    @Incoming("remediation-sequence-finished")
    Uni<Void> sequenceFinished(DeliveryBatch batch) {
        return finished.relevant(batch.events()).chain(inbox::accept);
    }

    @Incoming("remediation-evaluation")
    Uni<Void> evaluation(DeliveryBatch batch) {
        return inbox.accept(batch.events());
    }

    @Incoming("remediation-problem")
    Uni<Void> problem(DeliveryBatch batch) {
        return inbox.accept(batch.events());
    }
}
