package dev.drydock.kit.access;

import dev.drydock.kit.rest.ProblemDetails;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Nobody gets in without a right token. What it lets do is checked once the endpoint is known: {@link ScopeFilter}. */
@ApplicationScoped
public class TokenFilter {
    private static final Logger LOG = Logger.getLogger(TokenFilter.class);
    private static final String LOGIN = "/api/v1/session";

    private final Tokens tokens;
    private final CurrentCaller current;
    private final Refusals refusals = new Refusals();

    public TokenFilter(Tokens tokens, CurrentCaller current) {
        this.tokens = tokens;
        this.current = current;
    }

    @ServerRequestFilter(preMatching = true)
    public Uni<@Nullable Response> check(ContainerRequestContext request, RoutingContext http) {
        var path = request.getUriInfo().getPath();
        if (isOpen(request.getMethod(), path)) {
            return Uni.createFrom().nullItem();
        }
        var shown = ShownToken.in(request);
        if (shown.isEmpty()) {
            return Uni.createFrom()
                    .item(
                            unauthenticated(
                                    path,
                                    "The token is missing. Send it as header 'x-token' or 'Authorization: Bearer', or as password to git."));
        }
        return tokens.find(shown.get())
                .map(caller -> answer(caller, shown.get(), request, http))
                .onFailure()
                .recoverWithItem(TokenFilter::unknowable);
    }

    private @Nullable Response answer(
            Optional<Caller> caller, String shown, ContainerRequestContext request, RoutingContext http) {
        if (caller.isPresent()) {
            current.set(caller.get(), shown);
            return null;
        }
        refusals.count(
                String.valueOf(http.request().remoteAddress().hostAddress()),
                request.getMethod(),
                request.getUriInfo().getPath(),
                System.nanoTime());
        return unauthenticated(
                request.getUriInfo().getPath(),
                "The token is wrong, expired or revoked. Ask an admin for another: drydock create token NAME");
    }

    private static boolean isOpen(String method, String path) {
        return path.equals("/")
                || path.equals("/favicon.ico")
                || path.startsWith("/schemas/")
                || (path.equals(LOGIN) && method.equals("POST"));
    }

    /** Git asks its user for a password; a browser would do so too, with a window of its own over the login page. */
    private static Response unauthenticated(String path, String detail) {
        return Response.fromResponse(
                        ProblemDetails.of(401, "unauthenticated", detail).toResponse())
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        path.startsWith("/git/") ? "Basic realm=\"Drydock\"" : "Bearer realm=\"Drydock\"")
                .build();
    }

    private static Response unknowable(Throwable failure) {
        LOG.warnf("a token could not be checked: %s", failure.getMessage());
        return ProblemDetails.of(
                        503,
                        "unchecked-token",
                        "Whether the token is right cannot be found out now, as the database or the shipyard-controller is away. Try again later.")
                .toResponse();
    }
}
