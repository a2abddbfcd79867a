package dev.drydock.remediation;

import dev.drydock.kit.EventService;
import dev.drydock.remediation.application.CheckUps;
import dev.drydock.remediation.application.GuardedDecisions;
import dev.drydock.remediation.application.Stopping;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The running service: its events, and the check-ups of problems that nothing is heard of. */
final class RemediationService {
    private static final Logger LOG = Logger.getLogger(RemediationService.class);
    private static final long CHECK_UP_MILLIS = 1000;

    private final Vertx vertx;
    private final EventService events;
    private final GuardedDecisions decisions;
    private final CheckUps checkUps;
    private final Stopping stopping;
    private final AtomicBoolean checking = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();
    private long timer = -1;

    RemediationService(
            Vertx vertx, EventService events, GuardedDecisions decisions, CheckUps checkUps, Stopping stopping) {
        this.vertx = vertx;
        this.events = events;
        this.decisions = decisions;
        this.checkUps = checkUps;
        this.stopping = stopping;
    }

    EventService events() {
        return events;
    }

    Stopping stopping() {
        return stopping;
    }

    GuardedDecisions decisions() {
        return decisions;
    }

    void start() {
        events.start();
        timer = vertx.setPeriodic(CHECK_UP_MILLIS, ignored -> {
            unlessBusy(checking, checkUps::round);
            unlessBusy(ending, stopping::round);
        });
    }

    void stop() {
        vertx.cancelTimer(timer);
        events.stop();
    }

    /** A round that takes long, because many problems are due, holds up no other. */
    private static void unlessBusy(AtomicBoolean busy, Supplier<Uni<Void>> round) {
        if (busy.compareAndSet(false, true)) {
            round.get()
                    .onTermination()
                    .invoke(() -> busy.set(false))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("a check-up failed: %s", failure.getMessage()));
        }
    }
}
