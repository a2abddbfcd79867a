package dev.drydock.kit.nats;

import io.nats.client.Message;
import java.time.Duration;

/**
 * A delivery together with the message that must be acknowledged for it.
 *
 * @param letGo is called when it is no longer in hand
 */
record Incoming(Delivery delivery, Message message, Runnable letGo) {
    void ack() {
        letGo.run();
        message.ack();
    }

    /** Lets somebody else have it, at once. */
    void giveBack() {
        letGo.run();
        message.nak();
    }

    /** Asks for it to come again after a while. */
    void nack(Duration wait) {
        letGo.run();
        message.nakWithDelay(wait);
    }
}
