package dev.drydock.shipyard.adapter.nats;

import dev.drydock.events.codec.Decoded;
import dev.drydock.kit.nats.Delivery;
import dev.drydock.kit.nats.DeliveryBatch;
import dev.drydock.shipyard.application.sequence.EventFlow;
import dev.drydock.shipyard.application.sequence.SequenceStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Everything that is said on {@code sh.keptn.>}. What is no event becomes a dead letter at once. */
@ApplicationScoped
class EventIntake {
    private static final Logger LOG = Logger.getLogger(EventIntake.class);

    private final EventFlow flow;
    private final SequenceStore store;

    EventIntake(EventFlow flow, SequenceStore store) {
        this.flow = flow;
        this.store = store;
    }

    @Incoming("shipyard-events")
    Uni<Void> take(DeliveryBatch batch) {
        return Multi.createFrom()
                .iterable(batch.deliveries())
                .filter(delivery -> delivery.decoded() instanceof Decoded.Malformed)
                .onItem()
                .transformToUniAndConcatenate(this::keep)
                .collect()
                .last()
                .chain(() -> batch.events().isEmpty() ? Uni.createFrom().voidItem() : flow.accept(batch.events()));
    }

    private Uni<Void> keep(Delivery delivery) {
        var reason = ((Decoded.Malformed) delivery.decoded()).reason();
        LOG.infof("a message on %s is a dead letter: %s", delivery.subject(), reason);
        return store.deadLetter(delivery.subject(), delivery.body(), reason);
    }
}
