package dev.drydock.lighthouse.adapter.nats;

import dev.drydock.kit.nats.DeliveryBatch;
import dev.drydock.lighthouse.application.LighthouseInbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Everything this service reacts to; a NATS consumer takes one subject, so each has a channel. */
@ApplicationScoped
public class LighthouseIntake {
    private final LighthouseInbox inbox;

    public LighthouseIntake(LighthouseInbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("lighthouse-evaluation")
    public Uni<Void> evaluations(DeliveryBatch batch) {
        return inbox.accept(batch);
    }

    @Incoming("lighthouse-get-sli")
    public Uni<Void> requests(DeliveryBatch batch) {
        return inbox.accept(batch);
    }

    @Incoming("lighthouse-get-sli-finished")
    public Uni<Void> values(DeliveryBatch batch) {
        return inbox.accept(batch);
    }

    @Incoming("lighthouse-invalidated")
    public Uni<Void> invalidations(DeliveryBatch batch) {
        return inbox.accept(batch);
    }

    @Incoming("lighthouse-configure-monitoring")
    public Uni<Void> monitoring(DeliveryBatch batch) {
        return inbox.accept(batch);
    }

    /** What Keptn's command line asks for the same with. */
    @Incoming("lighthouse-monitoring-configure")
    public Uni<Void> monitoringCalls(DeliveryBatch batch) {
        return inbox.accept(batch);
    }
}
