package dev.drydock.kit.nats;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import org.jboss.logging.Logger;

/** The client's own reports: what it mends by itself is no error here. */
final class QuietErrors implements ErrorListener {
    private static final Logger LOG = Logger.getLogger(NatsConnection.class);

    @Override
    public void errorOccurred(Connection connection, String error) {
        LOG.warnf("NATS says: %s", error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        LOG.debugf("NATS connection: %s", exception.getMessage());
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        LOG.warn("NATS reports a slow consumer");
    }
}
