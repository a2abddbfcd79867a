package dev.drydock.shipyard.domain.integration;

import dev.drydock.events.Payload;
import dev.drydock.shipyard.domain.integration.Listener.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Who would take a task, as far as we can know: plain NATS subscribers that never registered cannot be seen.
 *
 * @param integrations those that registered
 * @param consumers those that have a consumer on the event stream
 */
public record Audience(Collection<Integration> integrations, Collection<StreamConsumer> consumers) {
    private static final Set<String> ONLOOKERS = Set.of(">", "sh.>", "sh.keptn.>", "sh.keptn.event.>");

    public Audience {
        integrations = List.copyOf(integrations);
        consumers = List.copyOf(consumers);
    }

    /** The live listeners to a task's triggered event; those who take in every event only look on. */
    public List<Listener> of(String type, Payload data, Instant now) {
        var found = new ArrayList<Listener>();
        integrations.stream()
                .filter(integration -> integration.isLive(now))
                .forEach(integration -> integration.subscriptionsTo(type, data).stream()
                        .map(subscription -> new Listener(integration.name(), Kind.INTEGRATION, subscription.event()))
                        .forEach(found::add));
        consumers.stream()
                .filter(StreamConsumer::isLive)
                .filter(consumer -> consumer.subject().matches(type))
                .map(consumer -> new Listener(consumer.name(), Kind.CONSUMER, consumer.subject()))
                .forEach(found::add);
        return found.stream()
                .filter(listener -> !ONLOOKERS.contains(listener.subject().text()))
                .distinct()
                .toList();
    }

    /** What to do about a task that nobody answers, in a sentence. */
    public static String advice(String type, List<Listener> listeners) {
        if (listeners.isEmpty()) {
            return "Nobody subscribes to it: start an executor for %s, or check its subscription's filter."
                    .formatted(type);
        }
        var names = listeners.stream().map(Listener::name).distinct().toList();
        return listeners.stream().allMatch(Listener::isForAnyTask)
                ? "Only heard by %s, which hears of every task and may not be configured for this one."
                        .formatted(String.join(", ", names))
                : "Heard by %s; look at its log if it does not start.".formatted(String.join(", ", names));
    }
}
