package dev.drydock.kit.postgres;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Looks again and again for what a crash left behind. Often in the minute after the start, when an earlier run may just
 * have died, seldom after that, as nothing is usually found and every look costs a query. Once an hour it lets go of what
 * is too old.
 */
public final class Sweep {
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final int OFTEN_FOR = 60;
    private static final Duration FORGETS_EVERY = Duration.ofHours(1);

    private final Vertx vertx;
    private final Runnable look;
    private final Runnable forgetOld;
    private int looks;
    private long next = -1;
    private long retention = -1;
    private boolean stopped;

    /** Neither may block or throw. */
    public Sweep(Vertx vertx, Runnable look, Runnable forgetOld) {
        this.vertx = vertx;
        this.look = look;
        this.forgetOld = forgetOld;
    }

    /** Begins; for once. */
    public synchronized void start() {
        retention = vertx.setPeriodic(FORGETS_EVERY.toMillis(), ignored -> forgetOld.run());
        plan();
    }

    /** Ends; a look that is under way plans no other. */
    public synchronized void stop() {
        stopped = true;
        vertx.cancelTimer(retention);
        vertx.cancelTimer(next);
    }

    private synchronized void plan() {
        if (!stopped) {
            next = vertx.setTimer((looks < OFTEN_FOR ? OFTEN : SELDOM).toMillis(), ignored -> lookAndPlan());
        }
    }

    private void lookAndPlan() {
        looks++;
        look.run();
        plan();
    }
}
