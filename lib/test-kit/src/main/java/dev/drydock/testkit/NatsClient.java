package dev.drydock.testkit;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A third party on NATS: publishes and subscribes as any client would, and knows nothing of Drydock's inside. */
public final class NatsClient implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final Connection connection;
    private final EventCodec codec = new EventCodec();
    private final List<KeptnEvent> received = new CopyOnWriteArrayList<>();

    private NatsClient(Connection connection) {
        this.connection = connection;
    }

    public static NatsClient connect(String url) {
        try {
            return new NatsClient(Nats.connect(new Options.Builder()
                    .server(url)
                    .maxReconnects(-1)
                    .reconnectWait(Duration.ofMillis(100))
                    .build()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Keeps what comes in on a subject, as a plain core-NATS subscriber. */
    public NatsClient listen(String subject) {
        return listen(subject, received::add);
    }

    /** Calls back for every event on a subject. */
    public NatsClient listen(String subject, Consumer<KeptnEvent> listener) {
        connection.createDispatcher(message -> event(message, listener)).subscribe(subject);
        flush();
        return this;
    }

    /** What has come in so far. */
    public List<KeptnEvent> received() {
        return List.copyOf(received);
    }

    public void publish(KeptnEvent... events) {
        publish(List.of(events));
    }

    public void publish(List<KeptnEvent> events) {
        events.forEach(event -> connection.publish(event.type().value(), codec.encode(event)));
        flush();
    }

    /** Publishes bytes as they are. */
    public void publish(String subject, byte[] body) {
        connection.publish(subject, body);
        flush();
    }

    /** How often the stream has delivered something to a durable consumer so far; repeats count. */
    public long deliveries(String durable) {
        try {
            return connection
                    .jetStreamManagement()
                    .getConsumerInfo("keptn", durable)
                    .getDelivered()
                    .getConsumerSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The consumers of the stream, each with the subject that it takes. */
    public Map<String, String> consumers() {
        try {
            return connection.jetStreamManagement().getConsumers("keptn").stream()
                    .collect(Collectors.toMap(
                            ConsumerInfo::getName,
                            consumer -> String.valueOf(
                                    consumer.getConsumerConfiguration().getFilterSubject())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the connection is up: it comes back by itself. */
    public boolean isConnected() {
        return connection.getStatus() == Connection.Status.CONNECTED;
    }

    /** Makes the stream, as the control plane does. */
    public NatsClient makeStream() {
        try {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("keptn")
                            .subjects("sh.keptn.>")
                            .build());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes the stream, as a broker that lost its disk would. */
    public void deleteStream() {
        try {
            connection.jetStreamManagement().deleteStream("keptn");
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void event(Message message, Consumer<KeptnEvent> listener) {
        if (codec.decode(message.getData()) instanceof Decoded.Valid valid) {
            listener.accept(valid.event());
        }
    }

    private void flush() {
        try {
            connection.flush(WITHIN);
        } catch (TimeoutException e) {
            throw new IllegalStateException("NATS did not answer", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
