package dev.drydock.kit.outbox;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Span;
import dev.drydock.kit.postgres.Sweep;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Events that leave this service: written in the transaction of the state they follow from, published right after the
 * commit, and once more by a sweep if that did not happen. The event id is the message id, so that JetStream drops the
 * repeat.
 */
public final class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final Duration AGAIN = Duration.ofSeconds(3);
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final Duration SUBSCRIBERS_ARE_BACK = Duration.ofSeconds(10);
    private static final int SWEEP_BATCH = 500;

    /** What was written later than now was written by a clock that has been set back since. */
    private static final String LEFT_BEHIND = """
            select seq, body from outbox
            where published_at is null and created_at not between now() - interval '2 seconds' and now() and seq > $2
            order by seq limit $1""";

    private static final String ANSWERS = "select body from outbox where triggered_id = $1 order by seq";
    private static final String FORGET_OLD = "delete from outbox where published_at < now() - interval '7 days'";
    private static final String FORGET_LOST = """
            update outbox set published_at = null
            where published_at is not null and stream is distinct from $1
              and created_at > now() - interval '1 day' and (%s)""";

    private final Pool pool;
    private final EventPublisher publisher;
    private final Supplier<Optional<String>> stream;
    private final String forgetLost;
    private final PublishedMarks marks;
    private final ServiceTelemetry telemetry;
    private final AtomicInteger sweeping = new AtomicInteger();
    private final Vertx vertx;
    private final AtomicBoolean again = new AtomicBoolean();
    private final Sweep sweep;
    private final Duration subscribersAreBack;
    private long looksForLost = -1;
    private String newest = "";
    private boolean stopped;
    /** Where the sweep goes on: what NATS refuses for ever stays, and must not hide what is behind it. */
    private volatile long lookedAt;

    /**
     * @param stream the incarnation of the stream that publishing goes to
     * @param stillWanted SQL over a row of the outbox: which events to publish again when the stream was lost. Answers
     *     and notices always may; a task's triggered event only while it is open
     * @param telemetry is told what is sent
     */
    public Outbox(
            Vertx vertx,
            Pool pool,
            EventPublisher publisher,
            Supplier<Optional<String>> stream,
            String stillWanted,
            ServiceTelemetry telemetry) {
        this(vertx, pool, publisher, stream, stillWanted, telemetry, SUBSCRIBERS_ARE_BACK);
    }

    Outbox(
            Vertx vertx,
            Pool pool,
            EventPublisher publisher,
            Supplier<Optional<String>> stream,
            String stillWanted,
            ServiceTelemetry telemetry,
            Duration subscribersAreBack) {
        this.subscribersAreBack = subscribersAreBack;
        this.telemetry = telemetry;
        this.vertx = vertx;
        this.pool = pool;
        this.publisher = publisher;
        this.marks = new PublishedMarks(vertx, pool);
        this.stream = stream;
        this.sweep = new Sweep(vertx, this::sweep, this::forgetOld);
        this.forgetLost = FORGET_LOST.formatted(stillWanted);
    }

    /** Writes events inside the caller's transaction. */
    public Uni<Void> append(SqlClient tx, List<KeptnEvent> events) {
        var traced = telemetry.traced(events);
        return OutboxRows.append(tx, traced).chain(() -> telemetry.sending(tx, traced));
    }

    /** Keeps spans in the caller's transaction, where anybody wants them. */
    public Uni<Void> ended(SqlClient tx, List<Span> spans) {
        return spans.isEmpty() ? Uni.createFrom().voidItem() : telemetry.ended(tx, spans);
    }

    /** Publishes events whose transaction has committed; never fails, the sweep finds what did not get through. */
    public void publishSoon(List<KeptnEvent> events) {
        publishAll(telemetry.traced(events));
        telemetry.sent(events);
    }

    private void publishAll(List<KeptnEvent> events) {
        events.forEach(event -> publish(event).subscribe().with(published -> published.ifPresent(marks::soon)));
    }

    /** Never fails: what cannot be published now waits for the sweep. */
    private Uni<Optional<PublishedMarks.Published>> publish(KeptnEvent event) {
        var life = stream.get(); // known before: a stream that is wiped in between must not be taken for the new one
        return publisher
                .publish(event)
                .replaceWith(() -> Optional.of(new PublishedMarks.Published(event.id(), life)))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf("%s %s waits for NATS: %s", event.type().value(), event.id(), failure.getMessage());
                    sweepAgain();
                    return Optional.empty();
                });
    }

    /** Writes events in a transaction of their own and publishes them. */
    public Uni<Void> send(List<KeptnEvent> events) {
        return append(pool, events).invoke(() -> publishSoon(events));
    }

    /** Publishes once more what was answered to an event: its sender asks again, so it may not have heard. */
    public Uni<Void> answerAgain(EventId triggeredId) {
        return pool.preparedQuery(ANSWERS)
                .execute(Tuple.of(triggeredId.value()))
                .invoke(rows -> publishAll(OutboxRows.events(rows)))
                .replaceWithVoid();
    }

    /**
     * Publishes once more what only an earlier incarnation of the stream held; in some seconds, as subscribers lost their
     * consumers with it, and a new one hears only what comes later.
     */
    public synchronized void streamIs(String incarnation) {
        newest = incarnation;
        lookForLost(incarnation);
    }

    /** A look that began before the stream was lost once more must not come instead of that for the newest. */
    private synchronized void lookForLost(String incarnation) {
        if (stopped || !newest.equals(incarnation)) {
            return;
        }
        vertx.cancelTimer(looksForLost);
        looksForLost = vertx.setTimer(subscribersAreBack.toMillis(), ignored -> publishLost(incarnation));
    }

    private void publishLost(String incarnation) {
        pool.preparedQuery(forgetLost)
                .execute(Tuple.of(incarnation))
                .subscribe()
                .with(
                        rows -> {
                            if (rows.rowCount() > 0) {
                                LOG.warnf("the stream was lost; %d events are published again", rows.rowCount());
                                sweep();
                            }
                        },
                        failure -> {
                            LOG.warnf("could not look for lost events, and looks again: %s", failure.getMessage());
                            lookForLost(incarnation);
                        });
    }

    /** Starts the sweep. */
    public void start() {
        sweep.start();
    }

    /** Stops the sweep. */
    public synchronized void stop() {
        stopped = true;
        sweep.stop();
        vertx.cancelTimer(looksForLost);
    }

    private void sweep() {
        if (stream.get().isEmpty()) {
            sweepAgain();
            return;
        }
        if (!sweeping.compareAndSet(0, 1)) {
            return;
        }
        pool.preparedQuery(LEFT_BEHIND)
                .execute(Tuple.of(SWEEP_BATCH, lookedAt))
                .invoke(rows -> lookedAt = rows.size() < SWEEP_BATCH ? 0 : OutboxRows.last(rows))
                .chain(rows -> publishNow(OutboxRows.events(rows)))
                .onTermination()
                .invoke(() -> sweeping.set(0))
                .subscribe()
                .with(
                        count -> {
                            if (lookedAt > 0 && count > 0) { // there may be more: an outage leaves thousands
                                sweep();
                            }
                        },
                        failure -> LOG.debugf("outbox sweep: %s", failure.getMessage()));
    }

    /** Publishes events and marks them, so that the next look does not find them again; says how many it could. */
    private Uni<Integer> publishNow(List<KeptnEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUni(this::publish)
                .merge(events.size() + 1)
                .collect()
                .asList()
                .ifNoItem()
                .after(AT_MOST)
                .fail()
                .map(all -> all.stream().flatMap(Optional::stream).toList())
                .call(marks::now)
                .map(List::size);
    }

    private void forgetOld() {
        pool.query(FORGET_OLD)
                .execute()
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("retention: %s", failure.getMessage()));
    }

    private void sweepAgain() {
        if (again.compareAndSet(false, true)) {
            vertx.setTimer(AGAIN.toMillis(), ignored -> {
                again.set(false);
                sweep();
            });
        }
    }
}
