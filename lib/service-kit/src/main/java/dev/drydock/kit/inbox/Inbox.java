package dev.drydock.kit.inbox;

import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.KeptnEvent;
import dev.drydock.kit.nats.DeliveryBatch;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.kit.postgres.Sweep;
import dev.drydock.kit.telemetry.LogKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event through a service that answers tasks: accepted when its row is committed, then worked on at least
 * once by any replica, until it is handled or a dead letter. The event id is the key: a repeat changes nothing, but the
 * answers to it are published once more.
 */
public final class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration RENEWAL = Duration.ofSeconds(5);
    /** When this process has ended, which works on until then: others would do so beside it. */
    private static final Duration GONE_BY_THEN = Duration.ofSeconds(2);

    private static final Duration HANDED_OVER_WITHIN = Duration.ofSeconds(2);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
    private static final Duration LONGER_THAN_THE_STREAM = Duration.ofDays(1);
    private static final Duration REMEMBERED_AT_LEAST = Duration.ofDays(7);
    /** How many events are worked on at the same time, unless said otherwise. */
    public static final int AT_ONCE = 64;

    private final Vertx vertx;
    private final Pool pool;
    private final Outbox outbox;
    private final List<EventHandler> handlers;
    private final InstantSource clock;
    private final int atOnce;
    private final Duration remembered;
    private final InboxStore store;
    private final DeadLetters deadLetters = new DeadLetters();
    private final Set<EventId> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicInteger wakes = new AtomicInteger();
    private final Sweep sweep;
    private long renewal = -1;
    private volatile boolean stopped;
    private volatile Instant toldThatFull = Instant.EPOCH;

    /**
     * @param atOnce how many events are worked on at the same time
     * @param keptInStream how long the stream keeps events: while it may bring one again, it is known that it was handled
     */
    public Inbox(
            Vertx vertx,
            Pool pool,
            Outbox outbox,
            List<EventHandler> handlers,
            InstantSource clock,
            int atOnce,
            Duration keptInStream) {
        this.remembered = remembered(keptInStream);
        this.atOnce = atOnce;
        this.vertx = vertx;
        this.pool = pool;
        this.outbox = outbox;
        this.handlers = List.copyOf(handlers);
        this.clock = clock;
        this.store = new InboxStore(pool);
        this.sweep = new Sweep(vertx, this::wake, this::forget);
    }

    /** Commits what came in. Bytes that are no event are the shipyard-controller's to keep, which sees every subject. */
    public Uni<Void> accept(DeliveryBatch batch) {
        return accept(batch.events());
    }

    /** Commits events; completes when they are safe. */
    public Uni<Void> accept(List<KeptnEvent> events) {
        var ours = events.stream().filter(event -> handlerOf(event).isPresent()).toList();
        if (ours.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.insert(ours)
                .invoke(fresh -> {
                    ours.stream().filter(event -> !fresh.contains(event.id())).forEach(this::repeated);
                    wake();
                })
                .replaceWithVoid();
    }

    /** Starts to work, with what an earlier run left behind. */
    public void start() {
        renewal = vertx.setPeriodic(RENEWAL.toMillis(), ignored -> renew());
        sweep.start();
        wake();
    }

    /** Takes no more work; what is worked on is handed over to other replicas, or to the next run. Blocks for a moment. */
    public void stop() {
        stopped = true;
        sweep.stop();
        vertx.cancelTimer(renewal);
        if (inFlight.isEmpty()) {
            return;
        }
        try {
            store.handOver(List.copyOf(inFlight), GONE_BY_THEN).await().atMost(HANDED_OVER_WITHIN);
        } catch (RuntimeException e) {
            LOG.debugf("leases have to run out: %s", e.getMessage());
        }
    }

    private void wake() {
        if (!stopped && wakes.getAndIncrement() == 0) {
            claim();
        }
    }

    private void claim() {
        var seen = wakes.get();
        var free = atOnce - inFlight.size();
        if (free <= 0) {
            tellThatItIsFull();
        }
        var claimed = free > 0 ? store.claim(free, LEASE) : Uni.createFrom().item(List.<InboxStore.Claimed>of());
        claimed.subscribe()
                .with(
                        found -> {
                            found.forEach(this::work);
                            next(seen);
                        },
                        failure -> {
                            LOG.debugf("inbox: %s", failure.getMessage());
                            next(seen);
                        });
    }

    private void tellThatItIsFull() {
        var now = clock.instant();
        if (toldThatFull.plus(BETWEEN_WARNINGS).isBefore(now)) {
            toldThatFull = now;
            LOG.warnf("%d events are worked on, as many as may be at a time; what else comes has to wait", atOnce);
        }
    }

    private void next(int seen) {
        if (wakes.addAndGet(-seen) > 0) {
            claim();
        }
    }

    private void work(InboxStore.Claimed claimed) {
        var event = claimed.event();
        if (!inFlight.add(event.id())) {
            return;
        }
        LogKeys.allAlong(vertx, LogKeys.of(event), () -> handle(claimed));
    }

    private void handle(InboxStore.Claimed claimed) {
        var event = claimed.event();
        Uni.createFrom()
                .deferred(() ->
                        handlerOf(event).map(handler -> handler.handle(event)).orElseGet(() -> nothing()))
                .chain(commit -> commit(event, null, commit))
                .onTermination()
                .invoke(() -> inFlight.remove(event.id()))
                .subscribe()
                .with(
                        events -> {
                            outbox.publishSoon(events);
                            wake();
                        },
                        failure -> failed(claimed, failure));
    }

    /** The last step, unless somebody else has taken it: whoever was frozen longer than the lease comes too late. */
    private Uni<List<KeptnEvent>> commit(KeptnEvent event, @Nullable String reason, Commit step) {
        return pool.withTransaction(tx -> store.handled(tx, event.id(), reason)
                .chain(isOurs -> isOurs
                        ? step.in(tx).call(events -> outbox.append(tx, events))
                        : Uni.createFrom().item(List.of())));
    }

    private void failed(InboxStore.Claimed claimed, Throwable failure) {
        var event = claimed.event();
        var reason = Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
        var wait = Retries.waitAfter(claimed.attempt(), claimed.failingFor());
        if (wait.isEmpty()) {
            LOG.errorf(
                    failure,
                    "%s %s is a dead letter: every attempt has failed for %d s",
                    event.type().value(),
                    event.id(),
                    claimed.failingFor().toSeconds());
            giveUp(event, reason);
            return;
        }
        LOG.logf(
                Retries.isToldOf(claimed.attempt(), claimed.failingFor()) ? Logger.Level.WARN : Logger.Level.DEBUG,
                "%s %s failed, the next attempt in %d ms: %s",
                event.type().value(),
                event.id(),
                wait.get().toMillis(),
                reason);
        store.later(event.id(), wait.get(), reason)
                .subscribe()
                .with(
                        done -> vertx.setTimer(wait.get().toMillis() + 1, ignored -> wake()),
                        alsoFailed ->
                                LOG.debugf("the lease of %s has to run out: %s", event.id(), alsoFailed.getMessage()));
    }

    private void giveUp(KeptnEvent event, String reason) {
        var said = handlerOf(event)
                .map(handler -> handler.giveUp(event, reason, clock.instant()))
                .orElse(List.of());
        commit(event, reason, tx -> deadLetters.keep(tx, event, reason).replaceWith(said))
                .subscribe()
                .with(
                        outbox::publishSoon,
                        failure -> LOG.warnf("could not keep a dead letter yet: %s", failure.getMessage()));
    }

    private void repeated(KeptnEvent event) {
        if (event.taskOf(EventKind.TRIGGERED).isPresent()) {
            outbox.answerAgain(event.id())
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("%s: %s", event.id(), failure.getMessage()));
        }
    }

    private void renew() {
        if (!inFlight.isEmpty()) {
            store.renew(List.copyOf(inFlight), LEASE)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("leases: %s", failure.getMessage()));
        }
    }

    private void forget() {
        store.forgetHandledBefore(remembered)
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("retention: %s", failure.getMessage()));
    }

    static Duration remembered(Duration keptInStream) {
        var longer = keptInStream.plus(LONGER_THAN_THE_STREAM);
        return longer.compareTo(REMEMBERED_AT_LEAST) > 0 ? longer : REMEMBERED_AT_LEAST;
    }

    private Optional<EventHandler> handlerOf(KeptnEvent event) {
        return handlers.stream().filter(handler -> handler.handles(event)).findFirst();
    }

    private static Uni<Commit> nothing() {
        return Uni.createFrom().item(Commit.nothing());
    }
}
