package dev.drydock.shipyard.application.integration;

import dev.drydock.shipyard.domain.integration.Integration;
import dev.drydock.shipyard.domain.integration.IntegrationId;
import dev.drydock.shipyard.domain.integration.Subscription;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The register of integrations. May be called from any thread. */
public interface Integrations {
    /**
     * Registers an integration. One that is there keeps its subscriptions, as people may have changed them; only its
     * versions and the time it was last seen are taken over.
     *
     * @return false when it was there
     */
    Uni<Boolean> register(Integration integration);

    /** By name. */
    Uni<List<Integration>> list();

    Uni<Optional<Integration>> find(IntegrationId id);

    /** It is there. */
    Uni<Optional<Integration>> ping(IntegrationId id, Instant now);

    /** @return false when there was none */
    Uni<Boolean> remove(IntegrationId id);

    /**
     * Adds a subscription, or replaces the one with this id.
     *
     * @return false when there is no such integration
     */
    Uni<Boolean> put(IntegrationId id, Subscription subscription);

    /** @return false when there was none */
    Uni<Boolean> removeSubscription(IntegrationId id, String subscription);

    /**
     * Forgets those that were not seen for long.
     *
     * @return how many
     */
    Uni<Integer> forgetSeenBefore(Instant time);
}
