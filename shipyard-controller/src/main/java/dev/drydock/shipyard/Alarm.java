package dev.drydock.shipyard;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Rings at the earliest time that anybody asked for, and at the latest after a while. */
@Singleton
class Alarm {
    private static final Duration LATEST = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final InstantSource clock;
    private Runnable bell = () -> {};
    private Instant set = Instant.MAX;
    private long timer = -1;

    Alarm(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Whom to wake; rings for the first time at once. */
    synchronized void rings(Runnable listener) {
        bell = listener;
        wakeAt(clock.instant());
    }

    /** Rings not later than this. */
    synchronized void wakeAt(Instant time) {
        var latest = clock.instant().plus(LATEST);
        var wanted = time.isBefore(latest) ? time : latest;
        if (wanted.isBefore(set)) {
            set = wanted;
            vertx.cancelTimer(timer);
            var wait = Duration.between(clock.instant(), wanted).toMillis() + 1;
            timer = vertx.setTimer(Math.max(1, wait), ignored -> ring());
        }
    }

    synchronized void stop() {
        vertx.cancelTimer(timer);
        bell = () -> {};
    }

    private void ring() {
        Runnable listener;
        synchronized (this) {
            set = Instant.MAX;
            listener = bell;
        }
        listener.run();
    }
}
