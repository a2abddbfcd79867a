package dev.drydock.kit.telemetry;

import dev.drydock.kit.nats.NatsConnection;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether what was committed gets out, as long as NATS is there. For people alone: what NATS refuses of one replica it
 * refuses of all, before and after a restart.
 */
@Wellness
@Singleton
class OutboxHealth implements HealthCheck {
    /** How long an event may wait; the alert {@code DrydockOutboxStuck} begins there, too. */
    static final Duration AT_MOST = Duration.ofSeconds(60);

    private final NatsConnection nats;
    private final Map<String, DoubleSupplier> outboxes = new ConcurrentSkipListMap<>();

    /** Takes in the outboxes that are watched. */
    @FunctionalInterface
    interface Register {
        /** @param oldest seconds since the oldest event was written that is not published; NaN if that is not known */
        void add(String component, DoubleSupplier oldest);
    }

    OutboxHealth(NatsConnection nats) {
        this.nats = nats;
    }

    void add(String component, DoubleSupplier oldest) {
        outboxes.put(component, oldest);
    }

    @Override
    public HealthCheckResponse call() {
        var oldest = new TreeMap<String, Double>();
        outboxes.forEach((component, seconds) -> oldest.put(component, seconds.getAsDouble()));
        return told(nats.isConnected(), oldest);
    }

    /** @param oldest age in seconds of the oldest event that waits, for each component; 0 if none does, or NaN */
    static HealthCheckResponse told(boolean isConnected, Map<String, Double> oldest) {
        var isStuck = isConnected && oldest.values().stream().anyMatch(seconds -> seconds > AT_MOST.toSeconds());
        var response = HealthCheckResponse.named("outbox").status(!isStuck);
        oldest.forEach((component, seconds) -> response.withData(component, said(isConnected, seconds)));
        return response.build();
    }

    private static String said(boolean isConnected, double seconds) {
        if (Double.isNaN(seconds)) {
            return "not known, as PostgreSQL does not answer";
        }
        if (seconds <= 0) {
            return "no event waits to be published";
        }
        var waits = "an event waits to be published for %.0f s".formatted(seconds);
        if (!isConnected) {
            return waits + ", as NATS is away";
        }
        return seconds > AT_MOST.toSeconds()
                ? waits + ", though NATS is there: what does it refuse? (docs/observability.md#drydockoutboxstuck)"
                : waits;
    }
}
