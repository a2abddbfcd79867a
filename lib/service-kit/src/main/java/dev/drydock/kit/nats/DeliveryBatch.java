package dev.drydock.kit.nats;

import dev.drydock.events.Keepable;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import java.util.List;

/** What had come in when the handler was ready for more: in the order of the stream, acknowledged as a whole. */
public record DeliveryBatch(List<Delivery> deliveries) {
    public DeliveryBatch {
        deliveries = List.copyOf(deliveries);
    }

    /**
     * The well-formed events among them, in order. What cannot be written down is not: it would come again for ever, with all
     * that comes beside it. The shipyard-controller, which sees every subject, keeps it as a dead letter.
     */
    public List<KeptnEvent> events() {
        return deliveries.stream()
                .map(Delivery::decoded)
                .filter(Decoded.Valid.class::isInstance)
                .map(decoded -> ((Decoded.Valid) decoded).event())
                .filter(event -> Keepable.flaw(event).isEmpty())
                .toList();
    }
}
