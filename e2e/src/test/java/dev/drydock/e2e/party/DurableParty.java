package dev.drydock.e2e.party;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A third party that must not miss anything: it reads the stream with a durable consumer, and acknowledges an event once
 * the stream has its answers. It knows NATS and the events, nothing else.
 */
final class DurableParty implements AutoCloseable {
    private static final String STREAM = "keptn";
    private static final Duration FETCH = Duration.ofMillis(500);

    private final Connection connection;
    private final String subject;
    private final ConsumerConfiguration consumer;
    private final Function<KeptnEvent, List<KeptnEvent>> answers;
    private final EventCodec codec = new EventCodec();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    private JetStreamSubscription subscription;

    private DurableParty(
            Connection connection,
            String name,
            String subject,
            DeliverPolicy from,
            Function<KeptnEvent, List<KeptnEvent>> answers) {
        this.connection = connection;
        this.subject = subject;
        this.answers = answers;
        this.consumer = ConsumerConfiguration.builder()
                .durable(name)
                .filterSubject(subject)
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(Duration.ofSeconds(2))
                .deliverPolicy(from)
                .build();
    }

    /** Answers every event on a subject, as long as it is open. */
    static DurableParty answering(
            String url, String name, String subject, Function<KeptnEvent, List<KeptnEvent>> answers) {
        return answering(url, name, subject, DeliverPolicy.All, answers);
    }

    /** @param from whether it begins, where it has no consumer yet, with what was there before it */
    static DurableParty answering(
            String url,
            String name,
            String subject,
            DeliverPolicy from,
            Function<KeptnEvent, List<KeptnEvent>> answers) {
        var party = new DurableParty(connect(url), name, subject, from, answers);
        party.worker.scheduleWithFixedDelay(party::round, 0, 1, TimeUnit.MILLISECONDS);
        return party;
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            if (subscription == null) {
                subscription = connection
                        .jetStream()
                        .subscribe(
                                subject,
                                PullSubscribeOptions.builder().stream(STREAM)
                                        .configuration(consumer)
                                        .build());
            }
            for (var message : subscription.fetch(20, FETCH)) {
                handle(message);
            }
        } catch (IOException | JetStreamApiException | RuntimeException brokerAway) {
            subscription = null; // the next round tries again
        }
    }

    private void handle(Message message) throws IOException, JetStreamApiException {
        if (codec.decode(message.getData()) instanceof Decoded.Valid valid) {
            for (var answer : answers.apply(valid.event())) {
                connection.jetStream().publish(answer.type().value(), codec.encode(answer));
            }
        }
        message.ack();
    }

    static Connection connect(String url) {
        try {
            return Nats.connect(new Options.Builder()
                    .server(url)
                    .maxReconnects(-1)
                    .reconnectWait(Duration.ofMillis(100))
                    .errorListener(new io.nats.client.ErrorListener() {})
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
