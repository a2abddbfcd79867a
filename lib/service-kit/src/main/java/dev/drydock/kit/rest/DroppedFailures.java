package dev.drydock.kit.rest;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * What fails when nobody waits for it any more, as a client that has hung up: one line, not the error with a stack trace
 * that Mutiny makes of it.
 */
@ApplicationScoped
class DroppedFailures {
    private static final Logger LOG = Logger.getLogger(DroppedFailures.class);

    void listen(@Observes StartupEvent event) {
        Infrastructure.setDroppedExceptionHandler(DroppedFailures::dropped);
    }

    static void dropped(Throwable failure) {
        LOG.infof("nobody waits any more for what failed: %s", failure);
    }
}
