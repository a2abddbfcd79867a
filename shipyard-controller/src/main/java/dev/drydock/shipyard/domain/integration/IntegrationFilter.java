package dev.drydock.shipyard.domain.integration;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which integrations are asked for; project, stage and service must be named by one of its subscriptions. */
public record IntegrationFilter(
        Optional<String> id,
        Optional<String> name,
        Optional<String> namespace,
        Optional<String> hostname,
        Optional<String> project,
        Optional<String> stage,
        Optional<String> service) {
    /** Whether all that is given holds. */
    public boolean matches(Integration integration) {
        return is(id, integration.id().value())
                && is(name, integration.name())
                && is(namespace, integration.metadata().namespace())
                && is(hostname, integration.metadata().hostname())
                && names(integration, project, Subscription.Filter::projects)
                && names(integration, stage, Subscription.Filter::stages)
                && names(integration, service, Subscription.Filter::services);
    }

    private static boolean is(Optional<String> wanted, String given) {
        return wanted.isEmpty() || wanted.get().equals(given);
    }

    private static boolean names(
            Integration integration, Optional<String> wanted, Function<Subscription.Filter, List<String>> list) {
        return wanted.isEmpty()
                || integration.subscriptions().stream()
                        .anyMatch(subscription ->
                                list.apply(subscription.filter()).contains(wanted.get()));
    }
}
