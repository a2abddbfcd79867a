package dev.drydock.shipyard.adapter.nats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.kit.nats.NatsView;
import dev.drydock.shipyard.application.check.Probes.BrokerProbe;
import dev.drydock.shipyard.domain.check.Measured.Broker;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks NATS over the connection what it is, and at its monitoring port how often it writes to disk. */
public final class NatsProbe implements BrokerProbe {
    private static final Logger LOG = Logger.getLogger(NatsProbe.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NatsView nats;
    private final Optional<String> monitor;

    /** @param monitor the address of the monitoring port, if it is known */
    public NatsProbe(NatsView nats, Optional<String> monitor) {
        this.nats = nats;
        this.monitor = monitor;
    }

    @Override
    public Uni<Broker> measure() {
        return Uni.createFrom().item(this::ask).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Broker ask() {
        var server = nats.server();
        return new Broker(
                Optional.empty(),
                server.version(),
                server.jetStream(),
                server.maxPayload(),
                server.replicas(),
                monitor.flatMap(NatsProbe::syncEvery));
    }

    private static Optional<Duration> syncEvery(String monitor) {
        var request = HttpRequest.newBuilder(URI.create(monitor.replaceAll("/+$", "") + "/varz"))
                .timeout(PATIENCE)
                .build();
        try {
            var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            return read(
                    JSON.readTree(client.send(request, BodyHandlers.ofString()).body()));
        } catch (IOException e) {
            LOG.warnf("NATS does not tell at %s how it is set up: %s", monitor, e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Reads {@code /varz}: nanoseconds, from 2.10 on. */
    static Optional<Duration> read(JsonNode varz) {
        var config = varz.path("jetstream").path("config");
        if (config.path("sync_always").asBoolean()) {
            return Optional.of(Duration.ZERO);
        }
        var interval = config.path("sync_interval");
        return interval.isIntegralNumber() ? Optional.of(Duration.ofNanos(interval.asLong())) : Optional.empty();
    }
}
