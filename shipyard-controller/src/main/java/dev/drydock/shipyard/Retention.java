package dev.drydock.shipyard;

import dev.drydock.shipyard.application.access.Audit;
import dev.drydock.shipyard.application.deadletter.DeadLetters;
import dev.drydock.shipyard.application.project.ProjectHistory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Forgets old flows, and what is old in the audit trail and among dead letters, in the background, a few at a time. */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration WHILE_BUSY = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final ProjectHistory history;
    private final Audit audit;
    private final DeadLetters letters;
    private final EngineConfig config;
    private long timer = -1;

    Retention(Vertx vertx, ProjectHistory history, Audit audit, DeadLetters letters, EngineConfig config) {
        this.vertx = vertx;
        this.history = history;
        this.audit = audit;
        this.letters = letters;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        after(EVERY);
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void after(Duration wait) {
        timer = vertx.setTimer(wait.toMillis(), ignored -> forget());
    }

    private void tell(int letters) {
        if (letters > 0) {
            LOG.infof(
                    "%d dead letters were deleted: older than %s, or not among the newest %d of their service",
                    letters, config.keepDeadLetters(), config.mostDeadLetters());
        }
    }

    private void forget() {
        history.retain(config.keepFor(), config.keepFlows())
                .call(() -> audit.retain(config.keepAudit()))
                .call(() -> letters.retain(config.keepDeadLetters(), config.mostDeadLetters())
                        .invoke(this::tell))
                .subscribe()
                .with(forgotten -> after(forgotten == 0 ? EVERY : WHILE_BUSY), failure -> {
                    LOG.warnf("what is old is forgotten later: %s", failure.getMessage());
                    after(EVERY);
                });
    }
}
