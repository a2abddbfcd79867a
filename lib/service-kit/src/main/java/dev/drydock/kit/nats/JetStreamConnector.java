package dev.drydock.kit.nats;

import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.EventCodec;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.smallrye.reactive.messaging.providers.helpers.MultiUtils;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/**
 * The SmallRye connector {@code drydock-jetstream}. An incoming channel hands on {@link DeliveryBatch}es, in order
 * within a flow; with {@code concurrency=N} N of them are worked on at once. An outgoing channel takes
 * {@link KeptnEvent}s and acknowledges each when the stream has it.
 */
@ApplicationScoped
@Connector(JetStreamConnector.NAME)
@ConnectorAttribute(
        name = "durable",
        type = "string",
        direction = Direction.INCOMING,
        mandatory = true,
        description = "Name of the durable consumer; replicas of a service share it")
@ConnectorAttribute(
        name = "subject",
        type = "string",
        direction = Direction.INCOMING,
        mandatory = true,
        description = "The one subject filter, wildcards allowed")
@ConnectorAttribute(
        name = "skip-own",
        type = "string",
        direction = Direction.INCOMING,
        description =
                "Acknowledge unseen what this process sent on that channel: for who stores its events before it sends them")
@ConnectorAttribute(
        name = "max-batch",
        type = "int",
        direction = Direction.INCOMING,
        defaultValue = "200",
        description = "Most events in a batch")
@ConnectorAttribute(
        name = "max-in-flight",
        type = "int",
        direction = Direction.INCOMING_AND_OUTGOING,
        defaultValue = "2000",
        description = "Most events that are not acknowledged yet")
public class JetStreamConnector implements InboundConnector, OutboundConnector, HealthReporter {
    /** The connector's name in a channel's configuration. */
    public static final String NAME = "drydock-jetstream";

    private static final Logger LOG = Logger.getLogger(JetStreamConnector.class);
    private static final int BEFORE_SERVICES = 100;
    private static final Duration WORKED_OFF_WITHIN = Duration.ofSeconds(3);

    private final NatsConnection nats;
    private final NatsConfig config;
    private final VertxInternal vertx;
    private final EventCodec codec = new EventCodec();
    private final Map<String, OwnMessages> own = new ConcurrentHashMap<>();
    private final Map<String, Lanes> incoming = new ConcurrentHashMap<>();

    public JetStreamConnector(NatsConnection nats, NatsConfig config, Vertx vertx) {
        this.nats = nats;
        this.config = config;
        this.vertx = (VertxInternal) vertx;
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        var durable = config.getValue("durable", String.class);
        return incoming.computeIfAbsent(durable, name -> open(name, config)).next();
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        nats.start();
        var sent = ownOf(name(config));
        return MultiUtils.via(messages -> messages.onItem()
                .transformToUni(message -> send((Message<?>) message, sent))
                .merge(number(config, "max-in-flight", 2000)));
    }

    /** Events are accepted while NATS is away, too; but who has never reached it may have been given a wrong address. */
    @Override
    public HealthReport getReadiness() {
        return HealthReport.builder().add("nats", nats.wasConnected(), said()).build();
    }

    private String said() {
        if (nats.isConnected()) {
            return "connected";
        }
        return nats.wasConnected()
                ? "not connected now: what comes in is accepted and waits"
                : "not connected since the start: " + nats.problem().orElse("is drydock.nats.url right?");
    }

    @Override
    public HealthReport getLiveness() {
        return HealthReport.OK_INSTANCE;
    }

    /** Takes in nothing more, before the services stop to work; what is not acknowledged by then comes again. */
    void stop(@Observes @Priority(BEFORE_SERVICES) ShutdownEvent event) {
        var drained = incoming.values().stream()
                .map(lanes -> lanes.consumer().drain())
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(drained).get(WORKED_OFF_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.info("what is still being worked on comes again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        nats.flush();
    }

    private static int number(Config config, String attribute, int byDefault) {
        return config.getOptionalValue(attribute, Integer.class).orElse(byDefault);
    }

    private Lanes open(String durable, Config channel) {
        var maxBatch = number(channel, "max-batch", 200);
        var lanes = IntStream.range(0, number(channel, "concurrency", 1))
                .mapToObj(ignored -> new Lane(vertx.createEventLoopContext(), maxBatch, BatchMessage::new))
                .toList();
        var subject = channel.getValue("subject", String.class);
        var skipped = channel.getOptionalValue("skip-own", String.class)
                .map(this::ownOf)
                .orElseGet(OwnMessages::new);
        var consumer = new DurableConsumer(
                durable,
                subject,
                number(channel, "max-in-flight", 2000),
                config.ackWait(),
                lanes,
                skipped,
                NatsOptions.jetStream(config));
        nats.register(consumer);
        return new Lanes(consumer, lanes.iterator());
    }

    private OwnMessages ownOf(String channel) {
        return own.computeIfAbsent(channel, ignored -> new OwnMessages());
    }

    private static String name(Config channel) {
        return channel.getValue("channel-name", String.class);
    }

    private Uni<Void> send(Message<?> message, OwnMessages sent) {
        var event = (KeptnEvent) message.getPayload();
        sent.add(event.id().value()); // before it is sent: it may come back before the stream has acknowledged it
        var headers = new Headers().add("Nats-Msg-Id", event.id().value()).add("content-type", EventCodec.MEDIA_TYPE);
        return Uni.createFrom()
                .completionStage(() -> nats.publish(NatsMessage.builder()
                        .subject(event.type().value())
                        .headers(headers)
                        .data(codec.encode(event))
                        .build()))
                .onItemOrFailure()
                .transformToUni((ack, failure) -> Uni.createFrom()
                        .completionStage(() -> failure == null ? message.ack() : message.nack(failure)));
    }

    /** The lanes of one consumer, handed out to the channel's copies one by one. */
    private record Lanes(DurableConsumer consumer, Iterator<Lane> unclaimed) {
        synchronized Lane next() {
            if (!unclaimed.hasNext()) {
                throw new IllegalStateException("more channels than lanes for one durable consumer");
            }
            return unclaimed.next();
        }
    }
}
