package dev.drydock.shipyard.adapter.nats;

import dev.drydock.events.Keepable;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.kit.nats.Delivery;
import dev.drydock.kit.nats.DeliveryBatch;
import dev.drydock.shipyard.application.sequence.EventFlow;
import dev.drydock.shipyard.application.sequence.SequenceStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
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
        var welcome = new ArrayList<KeptnEvent>();
        var unfit = new LinkedHashMap<Delivery, String>();
        for (var delivery : batch.deliveries()) {
            flaw(delivery).ifPresentOrElse(reason -> unfit.put(delivery, reason), () -> welcome.add(event(delivery)));
        }
        return Multi.createFrom()
                .iterable(unfit.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> keep(one.getKey(), one.getValue()))
                .collect()
                .last()
                .chain(() -> welcome.isEmpty() ? Uni.createFrom().voidItem() : flow.accept(welcome));
    }

    private static Optional<String> flaw(Delivery delivery) {
        return delivery.decoded() instanceof Decoded.Malformed malformed
                ? Optional.of(malformed.reason())
                : Keepable.flaw(event(delivery));
    }

    private static KeptnEvent event(Delivery delivery) {
        return ((Decoded.Valid) delivery.decoded()).event();
    }

    private Uni<Void> keep(Delivery delivery, String reason) {
        LOG.infof("a message on %s is a dead letter: %s", delivery.subject(), reason);
        return store.deadLetter(delivery.subject(), delivery.body(), reason);
    }
}
