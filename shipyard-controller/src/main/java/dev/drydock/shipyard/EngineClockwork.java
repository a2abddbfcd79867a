package dev.drydock.shipyard;

import dev.drydock.kit.nats.NatsConnection;
import dev.drydock.kit.outbox.Outbox;
import dev.drydock.kit.telemetry.ServiceTelemetry;
import dev.drydock.shipyard.application.integration.UnansweredReports;
import dev.drydock.shipyard.application.sequence.EventFlow;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Keeps the engine going when nothing comes in: deadlines, planned times, and what a crash left. */
@ApplicationScoped
class EngineClockwork {
    private static final Logger LOG = Logger.getLogger(EngineClockwork.class);

    private final EventFlow flow;
    private final UnansweredReports reports;
    private final Outbox outbox;
    private final ServiceTelemetry telemetry;
    private final NatsConnection nats;
    private final Alarm alarm;

    EngineClockwork(
            EventFlow flow,
            UnansweredReports reports,
            Outbox outbox,
            NatsConnection nats,
            Alarm alarm,
            @Named(EngineWiring.SERVICE) ServiceTelemetry telemetry) {
        this.telemetry = telemetry;
        this.flow = flow;
        this.reports = reports;
        this.outbox = outbox;
        this.nats = nats;
        this.alarm = alarm;
    }

    void start(@Observes StartupEvent event) {
        outbox.start();
        telemetry.start();
        nats.onIncarnation(outbox::streamIs);
        alarm.rings(this::sweep);
    }

    void stop(@Observes ShutdownEvent event) {
        alarm.stop();
        outbox.stop();
        telemetry.stop();
    }

    private void sweep() {
        flow.sweep()
                .invoke(due -> due.next().ifPresent(alarm::wakeAt))
                .chain(due -> reports.report(due.silentSince()))
                .subscribe()
                .with(next -> alarm.wakeAt(next.orElse(Instant.MAX)), failure -> {
                    LOG.warnf("what is due has to wait: %s", failure.getMessage());
                    alarm.wakeAt(Instant.MAX);
                });
    }
}
