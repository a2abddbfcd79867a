package dev.drydock.kit.nats;

import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One durable pull consumer, spread over lanes by the flow that an event belongs to: in order within a flow, in
 * parallel across flows. Nothing is given up after some number of deliveries: whether an event is poison is decided
 * where its attempts are counted, in the database. What comes again while it is still in hand, as during a long outage
 * of the database, is let go: the stream keeps it, and memory does not fill with repeats.
 */
final class DurableConsumer implements NatsConnection.OnStream {
    private static final int CONSUMER_NOT_FOUND = 404;

    private final String durable;
    private final String subject;
    private final int maxInFlight;
    private final Duration ackWait;
    private final List<Lane> lanes;
    private final OwnMessages skipped;
    private final JetStreamOptions jetStream;
    private final EventCodec codec = new EventCodec();
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> workedOff = new CompletableFuture<>();
    private volatile boolean draining;
    private @Nullable MessageConsumer consumer;

    DurableConsumer(
            String durable,
            String subject,
            int maxInFlight,
            Duration ackWait,
            List<Lane> lanes,
            OwnMessages skipped,
            JetStreamOptions jetStream) {
        this.jetStream = jetStream;
        this.skipped = skipped;
        this.durable = durable;
        this.subject = subject;
        this.maxInFlight = maxInFlight;
        this.ackWait = ackWait;
        this.lanes = List.copyOf(lanes);
    }

    @Override
    public synchronized void ensure(Connection connection, boolean reconnected)
            throws IOException, JetStreamApiException {
        if (draining) {
            return;
        }
        if (consumer != null && !reconnected && !consumer.isFinished() && exists(connection)) {
            return;
        }
        close();
        consumer = connection
                .getStreamContext(NatsConnection.STREAM, jetStream)
                .createOrUpdateConsumer(ConsumerConfiguration.builder()
                        .durable(durable)
                        .filterSubject(subject)
                        .ackPolicy(AckPolicy.Explicit)
                        .ackWait(ackWait)
                        .maxDeliver(-1)
                        .maxAckPending(maxInFlight)
                        .build())
                .consume(
                        ConsumeOptions.builder()
                                .batchSize(500)
                                .expiresIn(10_000)
                                .build(),
                        this::take);
    }

    /**
     * Takes nothing more, for ever: what nobody works on yet goes back to the stream, where others get it at once; what
     * is worked on may end.
     *
     * @return completes when nothing is worked on any more
     */
    CompletableFuture<Void> drain() {
        draining = true;
        close();
        lanes.forEach(Lane::giveBack);
        if (inHand.isEmpty()) {
            workedOff.complete(null);
        }
        return workedOff;
    }

    private synchronized void close() {
        if (consumer != null) {
            consumer.stop();
            consumer = null;
        }
    }

    private boolean exists(Connection connection) throws IOException, JetStreamApiException {
        try {
            connection.jetStreamManagement(jetStream).getConsumerInfo(NatsConnection.STREAM, durable);
            return true;
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() == CONSUMER_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private void take(Message message) {
        if (skipped.contains(message)) {
            message.ack();
            return;
        }
        if (draining) {
            message.nak();
            return;
        }
        var sequence = message.metaData().streamSequence();
        if (!inHand.add(sequence)) {
            return;
        }
        var delivery = new Delivery(message.getSubject(), message.getData(), codec.decode(message.getData()));
        lanes.get(lane(delivery)).offer(new Incoming(delivery, message, () -> letGo(sequence)));
    }

    private void letGo(long sequence) {
        inHand.remove(sequence);
        if (draining && inHand.isEmpty()) {
            workedOff.complete(null);
        }
    }

    private int lane(Delivery delivery) {
        var key = delivery.decoded() instanceof Decoded.Valid valid
                ? valid.event().context().map(Object::hashCode).orElse(0)
                : 0;
        return Math.floorMod(key, lanes.size());
    }
}
