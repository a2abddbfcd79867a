package dev.drydock.provider;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.EventCodec;
import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one connection to NATS; it comes back by itself. */
final class Broker implements AutoCloseable {
    private static final String STREAM = "keptn";
    private static final Duration LONGEST_OUTAGE_OF_A_PUBLISH = Duration.ofSeconds(30);
    private static final int CONSUMER_NOT_FOUND = 404;

    private final String name;
    private final String servers;
    private final Optional<Path> credentials;
    private final EventCodec codec = new EventCodec();
    private @Nullable Connection connection;
    private volatile boolean closed;

    Broker(String name, String servers, Optional<Path> credentials) {
        this.name = name;
        this.servers = servers;
        this.credentials = credentials;
    }

    /** Who answers, and the durable consumer's name. */
    String name() {
        return name;
    }

    /** Hears what comes on a subject from now on, also after reconnecting. */
    void listen(String subject, Consumer<byte[]> listener) throws IOException, InterruptedException {
        connected()
                .createDispatcher(message -> listener.accept(message.getData()))
                .subscribe(subject);
    }

    /** The durable consumer, made if it is not there; one that is there keeps its place in the stream. */
    ConsumerContext consumer(String subject, Duration ackWait, int atOnce)
            throws IOException, InterruptedException, JetStreamApiException {
        var stream = connected().getStreamContext(STREAM);
        var wanted = ConsumerConfiguration.builder()
                .durable(name)
                .filterSubject(subject)
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(ackWait)
                .maxDeliver(-1)
                .maxAckPending(Math.max(atOnce, 1) * 10L)
                .deliverPolicy(DeliverPolicy.New); // who is new here does not repeat the actions of the past
        try {
            var found = stream.getConsumerInfo(name).getConsumerConfiguration();
            return stream.createOrUpdateConsumer(wanted.deliverPolicy(found.getDeliverPolicy())
                    .startSequence(found.getStartSequence())
                    .startTime(found.getStartTime())
                    .build());
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() != CONSUMER_NOT_FOUND) {
                throw e;
            }
            return stream.createOrUpdateConsumer(wanted.build());
        }
    }

    /** Publishes with the event's id as message id: the stream drops a repeat by itself. Waits out a short outage. */
    void publish(KeptnEvent event) {
        var headers = new Headers().add("Nats-Msg-Id", event.id().value()).add("content-type", EventCodec.MEDIA_TYPE);
        var end = System.nanoTime() + LONGEST_OUTAGE_OF_A_PUBLISH.toNanos();
        for (; ; ) {
            try {
                connected().jetStream().publish(event.type().value(), headers, codec.encode(event));
                return;
            } catch (IOException | JetStreamApiException | IllegalStateException e) {
                if (closed || System.nanoTime() > end) {
                    throw new Publisher.NotPublished(
                            "could not publish " + event.type().value(), e);
                }
                pause(event);
            } catch (InterruptedException e) {
                throw interrupted(event, e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            if (connection != null) {
                try {
                    connection.close();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private synchronized Connection connected() throws IOException, InterruptedException {
        if (connection == null) {
            connection = Nats.connect(options());
        }
        return connection;
    }

    private Options options() {
        var options = new Options.Builder()
                .servers(servers.split("\\s*,\\s*"))
                .connectionName(name)
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(250))
                .connectionTimeout(Duration.ofSeconds(3))
                .pingInterval(Duration.ofSeconds(10))
                .errorListener(new ErrorListener() {});
        credentials.ifPresent(file -> options.authHandler(Nats.credentials(file.toString())));
        return options.build();
    }

    private static void pause(KeptnEvent event) {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            throw interrupted(event, e);
        }
    }

    private static Publisher.NotPublished interrupted(KeptnEvent event, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Publisher.NotPublished("could not publish " + event.type().value(), e);
    }
}
