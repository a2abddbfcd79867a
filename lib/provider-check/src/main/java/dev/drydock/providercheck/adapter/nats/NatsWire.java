package dev.drydock.providercheck.adapter.nats;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import dev.drydock.providercheck.application.Wire;
import dev.drydock.providercheck.domain.Heard;
import dev.drydock.providercheck.domain.Listening;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Hears everything on {@code sh.keptn.>} as a plain subscriber, and speaks as anybody could. */
public final class NatsWire implements Wire, AutoCloseable {
    private static final String STREAM = "keptn";
    private static final String SUBJECTS = "sh.keptn.>";
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Connection connection;
    private final EventCodec codec = new EventCodec();
    private final List<Heard> heard = new ArrayList<>();

    private NatsWire(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects to a broker.
     *
     * @param servers one or more, separated by commas
     * @param credentials a file with credentials
     * @throws UncheckedIOException when it is not there, or lets us not in
     */
    public static NatsWire connect(String servers, Optional<Path> credentials) {
        var options = new Options.Builder()
                .servers(servers.split("\\s*,\\s*"))
                .connectionName("drydock-check-provider")
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(100))
                .errorListener(new ErrorListener() {});
        credentials.ifPresent(file -> options.authHandler(Nats.credentials(file.toString())));
        try {
            var wire = new NatsWire(Nats.connect(options.build()));
            wire.connection.createDispatcher(wire::take).subscribe(SUBJECTS);
            wire.flush();
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Makes the stream, as the control plane does. */
    public void makeStream() {
        try {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name(STREAM)
                            .subjects(SUBJECTS)
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    @Override
    public void send(KeptnEvent event) {
        send(event.type().value(), codec.encode(event));
    }

    @Override
    public void send(String subject, byte[] message) {
        connection.publish(subject, message);
        flush();
    }

    @Override
    public synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    @Override
    public synchronized boolean await(Predicate<List<Heard>> wanted, Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!wanted.test(List.copyOf(heard))) {
            var left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                wait(Math.max(1, Duration.ofNanos(left).toMillis()));
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return true;
    }

    @Override
    public List<Listening> listening(String subject) {
        return consumers(subject).stream().map(NatsWire::listening).toList();
    }

    private List<ConsumerInfo> consumers(String subject) {
        try {
            return connection.jetStreamManagement().getConsumers(STREAM).stream()
                    .filter(consumer -> hears(consumer, subject))
                    .toList();
        } catch (JetStreamApiException e) {
            return List.of(); // there is no such stream: plain subscribers only
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean awaitListening(String subject, Duration atMost) {
        return await(() -> !listening(subject).isEmpty(), atMost);
    }

    @Override
    public boolean awaitAcknowledged(String subject, Duration atMost) {
        return await(() -> consumers(subject).stream().allMatch(consumer -> consumer.getNumAckPending() == 0), atMost);
    }

    private boolean await(BooleanSupplier wanted, Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            await(all -> false, Duration.ofMillis(LOOK_AGAIN_MILLIS));
        }
        return true;
    }

    @Override
    public void awaitConnected() {
        var end = System.nanoTime() + BACK.toNanos();
        while (System.nanoTime() < end) {
            if (connection.getStatus() == Connection.Status.CONNECTED) {
                flush();
                return;
            }
            await(all -> false, Duration.ofMillis(LOOK_AGAIN_MILLIS));
        }
        throw new UncheckedIOException(
                new IOException("the broker did not come back within " + BACK.toSeconds() + " s"));
    }

    /** Waits until it is noticed that the broker has gone. */
    public void awaitDisconnected() {
        var end = System.nanoTime() + BACK.toNanos();
        while (connection.getStatus() == Connection.Status.CONNECTED && System.nanoTime() < end) {
            await(all -> false, Duration.ofMillis(LOOK_AGAIN_MILLIS));
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

    private synchronized void take(Message message) {
        var decoded = codec.decode(message.getData());
        heard.add(new Heard(
                message.getSubject(),
                Instant.now(),
                headers(message),
                decoded instanceof Decoded.Valid valid ? Optional.of(valid.event()) : Optional.empty(),
                decoded instanceof Decoded.Malformed malformed ? malformed.reason() : ""));
        notifyAll();
    }

    private static Map<String, String> headers(Message message) {
        var headers = new HashMap<String, String>();
        if (message.hasHeaders()) {
            message.getHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(Locale.ROOT), values.isEmpty() ? "" : values.get(0)));
        }
        return headers;
    }

    private static boolean hears(ConsumerInfo consumer, String subject) {
        var filters = consumer.getConsumerConfiguration().getFilterSubjects();
        return filters == null || filters.isEmpty() || filters.stream().anyMatch(filter -> matches(filter, subject));
    }

    private static boolean matches(String filter, String subject) {
        return subject.matches(filter.replace(".", "\\.").replace("*", "[^.]+").replaceAll(">$", ".+"));
    }

    private static Listening listening(ConsumerInfo consumer) {
        var configuration = consumer.getConsumerConfiguration();
        return new Listening(
                consumer.getName(),
                configuration.getDurable() != null,
                configuration.getAckPolicy() == AckPolicy.Explicit,
                configuration.getDeliverPolicy() == DeliverPolicy.All,
                configuration.getAckWait() == null ? Duration.ofSeconds(30) : configuration.getAckWait(),
                configuration.getMaxDeliver());
    }

    private void flush() {
        try {
            connection.flush(BACK);
        } catch (TimeoutException e) {
            throw new UncheckedIOException(new IOException("the broker does not answer", e));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
