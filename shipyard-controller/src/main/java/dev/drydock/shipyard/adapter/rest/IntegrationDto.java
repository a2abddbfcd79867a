package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.listed;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.domain.integration.Integration;
import dev.drydock.shipyard.domain.integration.IntegrationId;
import dev.drydock.shipyard.domain.integration.SubjectPattern;
import dev.drydock.shipyard.domain.integration.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An integration in Keptn's shape, with whether it is live beside. In a request any part may be missing. */
record IntegrationDto(
        @Nullable String id,
        @Nullable String name,
        @Nullable MetadataDto metadata,
        @Nullable OldSubscriptionDto subscription,
        @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<SubscriptionDto> subscriptions,
        @Nullable Boolean live) {
    /** Where and in which version it runs. */
    record MetadataDto(
            @Nullable String hostname,
            @Nullable String integrationversion,
            @Nullable String distributorversion,
            @Nullable String location,
            @Nullable KubernetesDto kubernetesmetadata,
            @Nullable Instant lastseen) {}

    /** Where in a Kubernetes cluster. */
    record KubernetesDto(
            @Nullable String namespace,
            @Nullable String podname,
            @Nullable String deploymentname) {}

    /** How integrations before Keptn 0.9 said what they want to hear of; names are separated by commas. */
    record OldSubscriptionDto(
            @Nullable List<String> topics, @Nullable OldFilterDto filter) {
        Stream<SubscriptionDto> now() {
            var where = filter == null ? new OldFilterDto(null, null, null) : filter;
            var lists = new SubscriptionDto.FilterDto(
                    listed(where.project()), listed(where.stage()), listed(where.service()));
            return topics == null ? Stream.of() : topics.stream().map(topic -> new SubscriptionDto(null, topic, lists));
        }
    }

    /** Where an old integration listens. */
    record OldFilterDto(
            @Nullable String project,
            @Nullable String stage,
            @Nullable String service) {}

    /** A subscription; in a request the id is ignored. */
    record SubscriptionDto(
            @Nullable String id,
            @Nullable String event,
            @Nullable FilterDto filter) {
        /** Names; none stands for all. */
        record FilterDto(
                @JsonSetter(contentNulls = Nulls.FAIL) @Nullable
                List<String> projects,

                @JsonSetter(contentNulls = Nulls.FAIL) @Nullable
                List<String> stages,

                @JsonSetter(contentNulls = Nulls.FAIL) @Nullable
                List<String> services) {}

        static SubscriptionDto of(Subscription subscription) {
            var filter = subscription.filter();
            return new SubscriptionDto(
                    subscription.id(),
                    subscription.event().text(),
                    new FilterDto(filter.projects(), filter.stages(), filter.services()));
        }

        Subscription toSubscription(String withId) {
            if (event == null || event.isBlank()) {
                throw new Refusal(
                        400,
                        "missing-event",
                        "The subscription has no event; expected a type or pattern such as sh.keptn.event.deployment.triggered.");
            }
            try {
                var lists = filter == null
                        ? Subscription.Filter.NONE
                        : new Subscription.Filter(all(filter.projects()), all(filter.stages()), all(filter.services()));
                return new Subscription(withId, new SubjectPattern(event), lists);
            } catch (IllegalArgumentException e) {
                throw new Refusal(400, "bad-event", e.getMessage() + ".");
            }
        }

        private static List<String> all(@Nullable List<String> names) {
            return names == null ? List.of() : names;
        }
    }

    static IntegrationDto of(Integration integration, Instant now) {
        var metadata = integration.metadata();
        return new IntegrationDto(
                integration.id().value(),
                integration.name(),
                new MetadataDto(
                        metadata.hostname(),
                        metadata.integrationVersion(),
                        metadata.distributorVersion(),
                        metadata.location(),
                        new KubernetesDto(metadata.namespace(), metadata.podName(), metadata.deploymentName()),
                        integration.lastSeen()),
                null,
                integration.subscriptions().stream().map(SubscriptionDto::of).toList(),
                integration.isLive(now));
    }

    Integration toIntegration(Supplier<UUID> freshIds, Instant now) {
        var given = metadata == null ? new MetadataDto(null, null, null, null, null, null) : metadata;
        var kubernetes =
                given.kubernetesmetadata() == null ? new KubernetesDto(null, null, null) : given.kubernetesmetadata();
        var wanted = subscriptions == null && subscription != null
                ? subscription.now()
                : subscriptions == null ? Stream.<SubscriptionDto>of() : subscriptions.stream();
        var own = required("name", name);
        var namespace = required("metadata.kubernetesmetadata.namespace", kubernetes.namespace());
        var hostname = required("metadata.hostname", given.hostname());
        return new Integration(
                IntegrationId.of(own, namespace, hostname),
                own,
                new Integration.Metadata(
                        hostname,
                        text(given.integrationversion()),
                        text(given.distributorversion()),
                        text(given.location()),
                        namespace,
                        text(kubernetes.podname()),
                        text(kubernetes.deploymentname())),
                wanted.map(one -> one.toSubscription(freshIds.get().toString())).toList(),
                now);
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new Refusal(
                    400,
                    "incomplete-integration",
                    "%s is missing; name, metadata.hostname and metadata.kubernetesmetadata.namespace tell integrations apart."
                            .formatted(field));
        }
        return value;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
