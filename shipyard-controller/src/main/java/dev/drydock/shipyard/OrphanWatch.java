package dev.drydock.shipyard;

import dev.drydock.shipyard.application.sequence.EventFlow;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Looks for sequences whose project was deleted while they were accepted, and ends them. Any replica may do so. */
@ApplicationScoped
class OrphanWatch {
    private static final Logger LOG = Logger.getLogger(OrphanWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final EventFlow flow;
    private long timer = -1;

    OrphanWatch(Vertx vertx, EventFlow flow) {
        this.vertx = vertx;
        this.flow = flow;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY.toMillis(), ignored -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        flow.endOrphans()
                .subscribe()
                .with(
                        found -> {
                            if (found > 0) {
                                LOG.infof("%d sequences were looked at whose project was deleted", found);
                            }
                        },
                        failure -> LOG.warnf("sequences of deleted projects end later: %s", failure.getMessage()));
    }
}
