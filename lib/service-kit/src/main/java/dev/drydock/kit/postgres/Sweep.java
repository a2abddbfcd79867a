package dev.drydock.kit.postgres;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Looks again and again for what a crash left behind. Often in the minute after the start, when an earlier run may just
 * have died, seldom after that, as nothing is usually found and every look costs a query.
 */
public final class Sweep {
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final int OFTEN_FOR = 60;

    private final Vertx vertx;
    private final Runnable look;
    private int looks;
    private long timer = -1;

    /** @param look must not block and not throw */
    public Sweep(Vertx vertx, Runnable look) {
        this.vertx = vertx;
        this.look = look;
    }

    public void start() {
        timer = vertx.setTimer((looks < OFTEN_FOR ? OFTEN : SELDOM).toMillis(), ignored -> {
            looks++;
            look.run();
            start();
        });
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }
}
