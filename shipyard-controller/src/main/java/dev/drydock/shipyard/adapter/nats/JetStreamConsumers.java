package dev.drydock.shipyard.adapter.nats;

import dev.drydock.kit.nats.NatsView;
import dev.drydock.shipyard.application.integration.StreamConsumers;
import dev.drydock.shipyard.domain.integration.StreamConsumer;
import dev.drydock.shipyard.domain.integration.SubjectPattern;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;

/** The consumers of the event stream, asked of the server off the event loop. */
public final class JetStreamConsumers implements StreamConsumers {
    private final NatsView nats;

    public JetStreamConsumers(NatsView nats) {
        this.nats = nats;
    }

    @Override
    public Uni<List<StreamConsumer>> now() {
        return Uni.createFrom().item(this::ask).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private List<StreamConsumer> ask() {
        return nats.subscribers().stream()
                .map(one -> new StreamConsumer(one.name(), new SubjectPattern(one.subject()), one.isLive()))
                .toList();
    }
}
