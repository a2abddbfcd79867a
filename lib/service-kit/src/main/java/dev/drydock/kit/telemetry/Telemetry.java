package dev.drydock.kit.telemetry;

import dev.drydock.kit.nats.NatsConnection;
import dev.drydock.kit.traces.OtlpEndpoint;
import dev.drydock.kit.traces.SpanOutbox;
import dev.drydock.kit.traces.TracesConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.api.Wellness;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the {@link ServiceTelemetry} of each service of this process. */
@Singleton
public class Telemetry {
    private final Vertx vertx;
    private final MeterRegistry meters;
    private final Optional<OtlpEndpoint> traces;
    private final Set<String> projects;
    private final OutboxHealth outboxes;

    Telemetry(
            Vertx vertx,
            MeterRegistry meters,
            TracesConfig config,
            MetricsConfig metrics,
            NatsConnection nats,
            @Wellness OutboxHealth outboxes) {
        this.outboxes = outboxes;
        this.projects = Set.copyOf(metrics.projects().orElse(List.of()));
        this.vertx = vertx;
        this.meters = meters;
        this.traces = OtlpEndpoint.of(config);
        Gauge.builder("drydock.nats.connected", () -> nats.isConnected() ? 1 : 0)
                .description("1 while this process is connected to NATS and knows the stream, else 0")
                .register(meters);
    }

    /**
     * The telemetry of one service.
     *
     * @param component such as {@code lighthouse-service}
     * @param pool of its schema, which has the tables of the kit
     */
    public ServiceTelemetry of(String component, Pool pool) {
        return of(component, pool, false);
    }

    /** The same of the engine, which knows where its events are in their traces. */
    public ServiceTelemetry ofEngine(String component, Pool pool) {
        return of(component, pool, true);
    }

    private ServiceTelemetry of(String component, Pool pool, boolean isEngine) {
        var spans = traces.map(endpoint -> new SpanOutbox(vertx, pool, endpoint.exporter(component)));
        return new ServiceTelemetry(component, meters, projects, isEngine, spans, outboxes::add);
    }

    @PreDestroy
    void close() {
        traces.ifPresent(OtlpEndpoint::close);
    }
}
