package dev.drydock.lighthouse.adapter.timer;

import dev.drydock.lighthouse.application.DueEvaluations;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks for due evaluations when the next one is due, when told to, and once in a while for those of other replicas. */
public final class DeadlineTimer {
    private static final Logger LOG = Logger.getLogger(DeadlineTimer.class);
    private static final Duration SOONEST = Duration.ofMillis(100);
    private static final Duration LATEST = Duration.ofSeconds(5);
    private static final long NONE = -1;

    private final Vertx vertx;
    private final DueEvaluations due;
    private final Duration longestPause;
    private final InstantSource clock;
    private boolean stopped;
    private boolean looking;
    private long timer = NONE;
    private Instant wakeAt = Instant.MAX;

    /** @param deadline no evaluation that is opened during a pause may become due before it ends */
    public DeadlineTimer(Vertx vertx, DueEvaluations due, Duration deadline, InstantSource clock) {
        this.vertx = vertx;
        this.due = due;
        this.longestPause = deadline.compareTo(LATEST) < 0 ? deadline : LATEST;
        this.clock = clock;
    }

    public synchronized void start() {
        looking = true;
        timer = NONE;
        wakeAt = Instant.MAX;
        due.handle().subscribe().with(next -> again(next.orElse(Instant.MAX)), failure -> {
            LOG.warnf("due evaluations have to wait: %s", failure.getMessage());
            again(Instant.MAX);
        });
    }

    public synchronized void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    /** Looks at that time, if not before. */
    public synchronized void wakeAt(Instant time) {
        if (time.isBefore(wakeAt)) {
            wakeAt = time;
            if (!looking) {
                vertx.cancelTimer(timer);
                sleep();
            }
        }
    }

    private synchronized void again(Instant next) {
        looking = false;
        wakeAt = next.isBefore(wakeAt) ? next : wakeAt;
        sleep();
    }

    private void sleep() {
        if (!stopped) {
            timer = vertx.setTimer(pause().toMillis(), ignored -> start());
        }
    }

    private Duration pause() {
        var pause = Optional.of(wakeAt)
                .filter(time -> time.isBefore(Instant.MAX))
                .map(time -> Duration.between(clock.instant(), time))
                .orElse(longestPause);
        if (pause.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
