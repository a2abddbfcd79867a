package dev.drydock.e2e.party;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.EventCodec;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;

/** A third party that wants to know that what it says is kept: it waits for the stream's acknowledgement. */
public final class StreamSender implements AutoCloseable {
    private final Connection connection;
    private final EventCodec codec = new EventCodec();

    private StreamSender(Connection connection) {
        this.connection = connection;
    }

    public static StreamSender of(String url) {
        return new StreamSender(DurableParty.connect(url));
    }

    /** Whether the stream has the event; if not, it may have it all the same. */
    public boolean send(KeptnEvent event) {
        try {
            connection.jetStream().publish(event.type().value(), codec.encode(event));
            return true;
        } catch (IOException | JetStreamApiException | IllegalStateException brokerAway) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
