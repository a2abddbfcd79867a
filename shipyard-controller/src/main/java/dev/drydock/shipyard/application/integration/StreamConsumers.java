package dev.drydock.shipyard.application.integration;

import dev.drydock.shipyard.domain.integration.StreamConsumer;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Who takes events from the stream in NATS. */
@FunctionalInterface
public interface StreamConsumers {
    /** Those that are there now; fails while NATS is away. */
    Uni<List<StreamConsumer>> now();
}
