package dev.drydock.lighthouse.adapter.timer;

import dev.drydock.lighthouse.application.OverdueEvaluations;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks for overdue evaluations when the next one is due, and once in a while for those of other replicas. */
public final class DeadlineTimer {
    private static final Logger LOG = Logger.getLogger(DeadlineTimer.class);
    private static final Duration SOONEST = Duration.ofMillis(100);
    private static final Duration LATEST = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final OverdueEvaluations overdue;
    private final Duration longestPause;
    private final InstantSource clock;
    private volatile boolean stopped;
    private volatile long timer = -1;

    /** @param deadline no evaluation that is opened during a pause may become due before it ends */
    public DeadlineTimer(Vertx vertx, OverdueEvaluations overdue, Duration deadline, InstantSource clock) {
        this.vertx = vertx;
        this.overdue = overdue;
        this.longestPause = deadline.compareTo(LATEST) < 0 ? deadline : LATEST;
        this.clock = clock;
    }

    public void start() {
        overdue.expire().subscribe().with(next -> again(pauseUntil(next)), failure -> {
            LOG.warnf("overdue evaluations have to wait: %s", failure.getMessage());
            again(longestPause);
        });
    }

    public void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void again(Duration pause) {
        if (!stopped) {
            timer = vertx.setTimer(pause.toMillis(), ignored -> start());
        }
    }

    private Duration pauseUntil(Optional<Instant> next) {
        var pause = next.map(due -> Duration.between(clock.instant(), due)).orElse(longestPause);
        if (pause.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
