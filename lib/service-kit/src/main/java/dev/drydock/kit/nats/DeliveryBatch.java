package dev.drydock.kit.nats;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import java.util.List;

/** What had come in when the handler was ready for more: in the order of the stream, acknowledged as a whole. */
public record DeliveryBatch(List<Delivery> deliveries) {
    public DeliveryBatch {
        deliveries = List.copyOf(deliveries);
    }

    /** The well-formed events among them, in order. */
    public List<KeptnEvent> events() {
        return deliveries.stream()
                .map(Delivery::decoded)
                .filter(Decoded.Valid.class::isInstance)
                .map(decoded -> ((Decoded.Valid) decoded).event())
                .toList();
    }
}
