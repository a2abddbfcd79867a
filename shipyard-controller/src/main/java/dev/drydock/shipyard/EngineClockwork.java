package dev.drydock.shipyard;

import dev.drydock.kit.nats.NatsConnection;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.shipyard.application.sequence.EventFlow;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Keeps the engine going when nothing comes in: deadlines, planned times, and what a crash left. */
@ApplicationScoped
class EngineClockwork {
    private static final Logger LOG = Logger.getLogger(EngineClockwork.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final EventFlow flow;
    private final Outbox outbox;
    private final NatsConnection nats;
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private long timer = -1;

    EngineClockwork(Vertx vertx, EventFlow flow, Outbox outbox, NatsConnection nats) {
        this.vertx = vertx;
        this.flow = flow;
        this.outbox = outbox;
        this.nats = nats;
    }

    void start(@Observes StartupEvent event) {
        outbox.start();
        nats.onIncarnation(outbox::streamIs);
        timer = vertx.setPeriodic(SWEEP.toMillis(), ignored -> sweep());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
        outbox.stop();
    }

    private void sweep() {
        if (sweeping.compareAndSet(false, true)) {
            flow.sweep()
                    .onTermination()
                    .invoke(() -> sweeping.set(false))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("what is due has to wait: %s", failure.getMessage()));
        }
    }
}
