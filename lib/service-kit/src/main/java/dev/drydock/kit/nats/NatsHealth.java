package dev.drydock.kit.nats;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether events come and go now. No reason to take traffic away, nor to restart: it comes back by itself. */
@Wellness
@ApplicationScoped
class NatsHealth implements HealthCheck {
    private final NatsConnection nats;

    NatsHealth(NatsConnection nats) {
        this.nats = nats;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("NATS")
                .status(nats.isConnected() && nats.isListening())
                .withData("connected", nats.isConnected())
                .withData("consumersAttached", nats.isListening())
                .withData(
                        "stream",
                        nats.incarnation().map(since -> "since " + since).orElse("not known"))
                .build();
    }
}
