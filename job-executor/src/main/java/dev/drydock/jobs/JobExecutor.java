package dev.drydock.jobs;

import dev.drydock.jobs.adapter.nats.JobInbox;
import dev.drydock.jobs.application.JobStore;
import dev.drydock.jobs.application.LogStore;
import dev.drydock.jobs.files.Blocking;
import dev.drydock.kit.EventService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/** All that is started and stopped of the job executor. Jobs that run live on. */
final class JobExecutor {
    private static final Logger LOG = Logger.getLogger(JobExecutor.class);
    private static final Duration SWEEP = Duration.ofHours(1);

    private final Vertx vertx;
    private final EventService events;
    private final LogStore logs;
    private final JobStore jobs;
    private final Duration retention;
    private final ExecutorService workers;
    private long timer = -1;

    JobExecutor(
            Vertx vertx,
            EventService events,
            LogStore logs,
            JobStore jobs,
            Duration retention,
            ExecutorService workers) {
        this.vertx = vertx;
        this.events = events;
        this.logs = logs;
        this.jobs = jobs;
        this.retention = retention;
        this.workers = workers;
    }

    JobInbox inbox() {
        return events.inbox()::accept;
    }

    void start() {
        events.start();
        timer = vertx.setPeriodic(0, SWEEP.toMillis(), ignored -> sweep());
    }

    void stop() {
        vertx.cancelTimer(timer);
        events.stop();
        workers.shutdown();
    }

    private void sweep() {
        Uni.combine()
                .all()
                .unis(new Blocking(workers).deed(() -> logs.forget(retention)), jobs.forget(retention))
                .discardItems()
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("old jobs could not be deleted: %s", failure.getMessage()));
    }
}
