package dev.drydock.shipyard;

import dev.drydock.shipyard.application.integration.Integrations;
import dev.drydock.shipyard.application.integration.LogEntries;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Forgets integrations that went away, and errors of long ago. Any replica may do so. */
@ApplicationScoped
class IntegrationCleanup {
    private static final Logger LOG = Logger.getLogger(IntegrationCleanup.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Vertx vertx;
    private final Integrations integrations;
    private final LogEntries logs;
    private final IntegrationConfig config;
    private final InstantSource clock;
    private long timer = -1;

    IntegrationCleanup(
            Vertx vertx, Integrations integrations, LogEntries logs, IntegrationConfig config, InstantSource clock) {
        this.vertx = vertx;
        this.integrations = integrations;
        this.logs = logs;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY.toMillis(), ignored -> clean());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void clean() {
        var now = clock.instant();
        integrations
                .forgetSeenBefore(now.minus(config.forgetAfter()))
                .chain(() -> logs.forgetBefore(now.minus(config.keepLogs())))
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("cleaning up: %s", failure.getMessage()));
    }
}
