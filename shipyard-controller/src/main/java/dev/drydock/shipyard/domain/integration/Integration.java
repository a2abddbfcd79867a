package dev.drydock.shipyard.domain.integration;

import dev.drydock.events.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A service that registered itself, mostly to carry out tasks.
 *
 * @param lastSeen when it last said that it is there
 */
public record Integration(
        IntegrationId id, String name, Metadata metadata, List<Subscription> subscriptions, Instant lastSeen) {
    /** Integrations say every few seconds that they are there; after this silence they count as gone. */
    public static final Duration LIVE_WITHIN = Duration.ofMinutes(1);

    public Integration {
        subscriptions = List.copyOf(subscriptions);
    }

    /** Where and in which version it runs; texts may be empty. */
    public record Metadata(
            String hostname,
            String integrationVersion,
            String distributorVersion,
            String location,
            String namespace,
            String podName,
            String deploymentName) {}

    /** Whether it was heard of lately. */
    public boolean isLive(Instant now) {
        return !lastSeen.plus(LIVE_WITHIN).isBefore(now);
    }

    /** The subscriptions that such an event meets: the integration gets it once for each. */
    public List<Subscription> subscriptionsTo(String type, Payload data) {
        return subscriptions.stream()
                .filter(subscription -> SubscriptionMatch.matches(subscription, type, data))
                .toList();
    }
}
