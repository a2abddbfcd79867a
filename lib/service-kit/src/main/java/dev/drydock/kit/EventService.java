package dev.drydock.kit;

import dev.drydock.kit.inbox.EventHandler;
import dev.drydock.kit.inbox.Inbox;
import dev.drydock.kit.nats.NatsConnection;
import dev.drydock.kit.outbox.EventPublisher;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** The event side of a service that answers tasks: its inbox and outbox, started and stopped together. */
public final class EventService {
    private static final String ANSWERS_AND_NOTICES = "true";

    private final NatsConnection nats;
    private final Outbox outbox;
    private final ServiceTelemetry telemetry;
    private final Inbox inbox;

    /** @param handlers makes the handlers; they may send through the outbox before they are done */
    public EventService(
            Vertx vertx,
            Pool pool,
            NatsConnection nats,
            EventPublisher publisher,
            InstantSource clock,
            ServiceTelemetry telemetry,
            Function<Outbox, List<EventHandler>> handlers) {
        this(vertx, pool, nats, publisher, clock, telemetry, Inbox.AT_ONCE, handlers);
    }

    /**
     * For a service whose events take long.
     *
     * @param atOnce how many of them are worked on at the same time
     * @param handlers makes the handlers; they may send through the outbox before they are done
     */
    public EventService(
            Vertx vertx,
            Pool pool,
            NatsConnection nats,
            EventPublisher publisher,
            InstantSource clock,
            ServiceTelemetry telemetry,
            int atOnce,
            Function<Outbox, List<EventHandler>> handlers) {
        this.nats = nats;
        this.outbox = new Outbox(vertx, pool, publisher, nats::incarnation, ANSWERS_AND_NOTICES, telemetry);
        this.telemetry = telemetry;
        this.inbox = new Inbox(vertx, pool, outbox, handlers.apply(outbox), clock, atOnce, nats.maxAge());
    }

    public Inbox inbox() {
        return inbox;
    }

    public Outbox outbox() {
        return outbox;
    }

    /** Starts to work; the schema is up to date by now. */
    public void start() {
        outbox.start();
        telemetry.start();
        inbox.start();
        nats.onIncarnation(outbox::streamIs);
    }

    /** Takes no more work. */
    public void stop() {
        inbox.stop();
        outbox.stop();
        telemetry.stop();
    }
}
