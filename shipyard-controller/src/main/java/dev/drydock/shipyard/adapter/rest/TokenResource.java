package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.access.IssuedToken;
import dev.drydock.shipyard.application.access.IssuedTokens;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Tokens: made, listed and revoked by admins. */
@Path("/api/v1/token")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private final IssuedTokens tokens;
    private final CurrentCaller caller;

    public TokenResource(IssuedTokens tokens, CurrentCaller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    /** What is wanted; without {@code projects} it is for all. */
    record WantedDto(
            @Nullable String name,
            @Nullable List<String> scopes,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<String> projects,
            @Nullable Instant expiresAt) {
        IssuedTokens.Wanted toWanted() {
            return new IssuedTokens.Wanted(
                    ProjectBody.required("name", name),
                    scopes == null
                            ? Set.of()
                            : scopes.stream().map(WantedDto::scope).collect(Collectors.toSet()),
                    Optional.ofNullable(projects).map(Set::copyOf),
                    Given.time("expiresAt", expiresAt));
        }

        private static TokenScope scope(@Nullable String word) {
            return TokenScope.of(String.valueOf(word))
                    .orElseThrow(() -> new Refusal(
                            400,
                            "unknown-scope",
                            "'%s' is no scope; they are %s.".formatted(word, TokenScope.words())));
        }
    }

    /** A token without its text. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TokenDto(
            String name,
            List<String> scopes,
            Optional<List<String>> projects,
            Instant createdAt,
            String createdBy,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt) {
        static TokenDto of(IssuedToken token) {
            return new TokenDto(
                    token.name(),
                    token.scopes().stream().sorted().map(TokenScope::word).toList(),
                    token.projects().map(some -> some.stream().sorted().toList()),
                    token.createdAt(),
                    token.createdBy(),
                    token.expiresAt(),
                    token.lastUsedAt());
        }
    }

    /** A new token with its text, which is told this once. */
    record CreatedDto(@JsonUnwrapped TokenDto about, String token) {}

    /** One page of tokens, by name. */
    record TokensDto(List<TokenDto> tokens, int totalCount, int pageSize, String nextPageKey) {}

    @Needs(TokenScope.ADMIN)
    @GET
    public Uni<TokensDto> list(
            @QueryParam("pageSize") @Nullable Integer pageSize,
            @QueryParam("nextPageKey") @Nullable String nextPageKey) {
        var paging = Paging.of(pageSize, nextPageKey);
        return tokens.list().map(all -> {
            var page = all.stream()
                    .skip(paging.offset())
                    .limit(paging.size())
                    .map(TokenDto::of)
                    .toList();
            return new TokensDto(page, all.size(), page.size(), paging.next(all.size()));
        });
    }

    @Needs(TokenScope.ADMIN)
    @POST
    public Uni<RestResponse<CreatedDto>> create(@Nullable WantedDto body) {
        if (body == null) {
            throw new Refusal(400, "malformed-body", "The body is empty; expected a JSON object.");
        }
        var wanted = body.toWanted();
        caller.note(wanted.name() + " " + wanted.scopes());
        return tokens.create(wanted, caller.get().name())
                .map(created -> RestResponse.status(
                        RestResponse.Status.CREATED, new CreatedDto(TokenDto.of(created.token()), created.text())));
    }

    @Needs(TokenScope.ADMIN)
    @DELETE
    @Path("/{name}")
    public Uni<Map<String, String>> revoke(@PathParam("name") String name) {
        return tokens.revoke(name, caller.get().name())
                .replaceWith(() -> Map.of("message", "Token '%s' is revoked.".formatted(name)));
    }
}
