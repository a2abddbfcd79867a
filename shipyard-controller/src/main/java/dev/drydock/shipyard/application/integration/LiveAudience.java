package dev.drydock.shipyard.application.integration;

import dev.drydock.shipyard.domain.integration.Audience;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Who listens to what now. */
public final class LiveAudience {
    private final Integrations integrations;
    private final StreamConsumers consumers;

    public LiveAudience(Integrations integrations, StreamConsumers consumers) {
        this.integrations = integrations;
        this.consumers = consumers;
    }

    /** While NATS is away only integrations are known. */
    public Uni<Audience> now() {
        return integrations
                .list()
                .chain(registered -> consumers
                        .now()
                        .onFailure()
                        .recoverWithItem(List.of())
                        .map(found -> new Audience(registered, found)));
    }
}
