package dev.drydock.shipyard.adapter.rest;

import static dev.drydock.shipyard.adapter.rest.Given.given;

import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.secret.SecretStore.Outline;
import dev.drydock.shipyard.application.secret.Secrets;
import dev.drydock.shipyard.domain.secret.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Secrets for jobs, where Keptn's clients keep them. Values go in, and never out. */
@Path("/api/secrets/v1")
@Produces(MediaType.APPLICATION_JSON)
public class SecretResource {
    private final Secrets secrets;
    private final CurrentCaller caller;

    public SecretResource(Secrets secrets, CurrentCaller caller) {
        this.secrets = secrets;
        this.caller = caller;
    }

    /** A secret with its values. */
    record SecretDto(
            @Nullable String name,
            @Nullable String scope,
            @Nullable Map<String, String> data) {
        Secret toSecret() {
            if (data != null && data.containsValue(null)) {
                throw new Refusal(400, "bad-secret", "A value is null; every key needs a text.");
            }
            return new Secret(secretScope(scope), ProjectBody.required("name", name), data == null ? Map.of() : data);
        }

        @Override
        public String toString() {
            return "SecretDto[" + scope + "/" + name + "]";
        }
    }

    /** A secret without its values. */
    record OutlineDto(String name, String scope, List<String> keys) {
        static OutlineDto of(Outline outline) {
            return new OutlineDto(outline.name(), outline.scope(), outline.keys());
        }

        static OutlineDto of(Secret secret) {
            return new OutlineDto(
                    secret.name(),
                    secret.scope(),
                    secret.data().keySet().stream().sorted().toList());
        }
    }

    /** Those for all projects first, then by project. */
    record OutlinesDto(List<OutlineDto> secrets) {}

    /** Where secrets can be kept. */
    record ScopesDto(List<String> scopes) {}

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("/secret")
    public Uni<OutlinesDto> list() {
        return secrets.list(caller.get().shown(null))
                .map(found -> new OutlinesDto(found.stream().map(OutlineDto::of).toList()));
    }

    @Needs(value = TokenScope.CONFIGURE, checksProjects = true)
    @POST
    @Path("/secret")
    public Uni<RestResponse<OutlineDto>> create(@Nullable SecretDto body) {
        var secret = allowed(body);
        return secrets.create(secret)
                .replaceWith(() -> RestResponse.status(RestResponse.Status.CREATED, OutlineDto.of(secret)));
    }

    @Needs(value = TokenScope.CONFIGURE, checksProjects = true)
    @PUT
    @Path("/secret")
    public Uni<OutlineDto> replace(@Nullable SecretDto body) {
        var secret = allowed(body);
        return secrets.replace(secret).replaceWith(() -> OutlineDto.of(secret));
    }

    @Needs(value = TokenScope.CONFIGURE, checksProjects = true)
    @DELETE
    @Path("/secret")
    public Uni<Map<String, String>> delete(
            @QueryParam("name") @Nullable String name, @QueryParam("scope") @Nullable String scope) {
        if (name == null || name.isBlank()) {
            throw new Refusal(400, "missing-name", "The query parameter 'name' is missing: which secret?");
        }
        allow(secretScope(scope), name);
        return secrets.delete(secretScope(scope), name)
                .replaceWith(() -> Map.of("message", "Secret '%s' is deleted.".formatted(name)));
    }

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    @Path("/scope")
    public Uni<ScopesDto> scopes() {
        var asking = caller.get();
        return secrets.scopes()
                .map(all -> new ScopesDto(all.stream()
                        .filter(scope -> scope.equals(Secret.FOR_ALL) || asking.isFor(scope))
                        .toList()));
    }

    private Secret allowed(@Nullable SecretDto body) {
        if (body == null) {
            throw new Refusal(400, "malformed-body", "The body is empty; expected a JSON object.");
        }
        var secret = body.toSecret();
        allow(secret.scope(), secret.name());
        return secret;
    }

    /** Whoever changes a secret for all projects needs a token for all of them. */
    private void allow(String scope, String name) {
        caller.note("secret " + name + " in scope " + scope);
        if (scope.equals(Secret.FOR_ALL)) {
            caller.get().requireAllProjects("secret scope " + Secret.FOR_ALL);
        } else {
            caller.require(scope);
        }
    }

    private static String secretScope(@Nullable String text) {
        return given(text).orElse(Secret.FOR_ALL);
    }
}
