package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.adapter.rest.IntegrationDto.SubscriptionDto;
import dev.drydock.shipyard.application.integration.Integrations;
import dev.drydock.shipyard.domain.integration.Integration;
import dev.drydock.shipyard.domain.integration.IntegrationFilter;
import dev.drydock.shipyard.domain.integration.IntegrationId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Where services register, say that they are there, and learn what they are subscribed to. It tells nothing of what is in
 * projects, so a token that is only for some may look, and register the service that it belongs to.
 */
@Path("/api/controlPlane/v1/uniform/registration")
@Produces(MediaType.APPLICATION_JSON)
public class UniformResource {
    private final Integrations integrations;
    private final InstantSource clock;
    private final Supplier<UUID> freshIds;

    public UniformResource(Integrations integrations, InstantSource clock, Supplier<UUID> freshIds) {
        this.integrations = integrations;
        this.clock = clock;
        this.freshIds = freshIds;
    }

    /** What something is known by. */
    record IdDto(String id) {}

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    public Uni<List<IntegrationDto>> list(
            @QueryParam("id") @Nullable String id,
            @QueryParam("name") @Nullable String name,
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("hostname") @Nullable String hostname,
            @QueryParam("project") @Nullable String project,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("service") @Nullable String service) {
        var filter = new IntegrationFilter(
                given(id),
                given(name),
                given(namespace),
                given(hostname),
                given(project),
                given(stage),
                given(service));
        var now = clock.instant();
        return integrations
                .list()
                .map(all -> all.stream()
                        .filter(filter::matches)
                        .map(integration -> IntegrationDto.of(integration, now))
                        .toList());
    }

    @Needs(value = TokenScope.SEND_EVENTS, checksProjects = true)
    @POST
    public Uni<RestResponse<IdDto>> register(@Nullable IntegrationDto body) {
        var integration = body(body).toIntegration(freshIds, clock.instant());
        return integrations
                .register(integration)
                .map(isNew -> RestResponse.status(
                        isNew ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        new IdDto(integration.id().value())));
    }

    @Needs(TokenScope.SEND_EVENTS)
    @DELETE
    @Path("/{id}")
    public Uni<Map<String, Object>> unregister(@PathParam("id") String id) {
        return integrations.remove(new IntegrationId(id)).map(found -> {
            if (!found) {
                throw unknown(id);
            }
            return Map.of();
        });
    }

    @Needs(value = TokenScope.SEND_EVENTS, checksProjects = true, audited = false)
    @PUT
    @Path("/{id}/ping")
    public Uni<IntegrationDto> ping(@PathParam("id") String id) {
        var now = clock.instant();
        return integrations
                .ping(new IntegrationId(id), now)
                .map(found -> IntegrationDto.of(found.orElseThrow(() -> unknown(id)), now));
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("/{id}/subscription")
    public Uni<List<SubscriptionDto>> subscriptions(@PathParam("id") String id) {
        return find(id).map(integration ->
                integration.subscriptions().stream().map(SubscriptionDto::of).toList());
    }

    @Needs(TokenScope.CONFIGURE)
    @POST
    @Path("/{id}/subscription")
    public Uni<RestResponse<IdDto>> subscribe(@PathParam("id") String id, @Nullable SubscriptionDto body) {
        return put(id, freshIds.get().toString(), body);
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("/{id}/subscription/{subscription}")
    public Uni<SubscriptionDto> subscription(
            @PathParam("id") String id, @PathParam("subscription") String subscription) {
        return find(id).map(integration -> integration.subscriptions().stream()
                .filter(one -> one.id().equals(subscription))
                .findFirst()
                .map(SubscriptionDto::of)
                .orElseThrow(() -> unknown(id, subscription)));
    }

    @Needs(TokenScope.CONFIGURE)
    @PUT
    @Path("/{id}/subscription/{subscription}")
    public Uni<RestResponse<IdDto>> resubscribe(
            @PathParam("id") String id,
            @PathParam("subscription") String subscription,
            @Nullable SubscriptionDto body) {
        return put(id, subscription, body);
    }

    @Needs(TokenScope.CONFIGURE)
    @DELETE
    @Path("/{id}/subscription/{subscription}")
    public Uni<Map<String, Object>> unsubscribe(
            @PathParam("id") String id, @PathParam("subscription") String subscription) {
        return integrations
                .removeSubscription(new IntegrationId(id), subscription)
                .map(found -> {
                    if (!found) {
                        throw unknown(id, subscription);
                    }
                    return Map.of();
                });
    }

    private Uni<RestResponse<IdDto>> put(String id, String subscription, @Nullable SubscriptionDto body) {
        return integrations
                .put(new IntegrationId(id), body(body).toSubscription(subscription))
                .map(found -> {
                    if (!found) {
                        throw unknown(id);
                    }
                    return RestResponse.status(RestResponse.Status.CREATED, new IdDto(subscription));
                });
    }

    private Uni<Integration> find(String id) {
        return integrations.find(new IntegrationId(id)).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    private static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new Refusal(400, "malformed-body", "The body is empty; expected a JSON object.");
        }
        return body;
    }

    private static Refusal unknown(String id) {
        return new Refusal(
                404,
                "unknown-integration",
                "There is no integration '%s': it never registered, or was silent for too long; register it again."
                        .formatted(id));
    }

    private static Refusal unknown(String id, String subscription) {
        return new Refusal(
                404, "unknown-subscription", "Integration '%s' has no subscription '%s'.".formatted(id, subscription));
    }
}
