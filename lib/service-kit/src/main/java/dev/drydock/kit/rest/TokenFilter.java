package dev.drydock.kit.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Nobody gets in without the token: {@code x-token}, {@code Authorization: Bearer}, or as Git's password. */
@ApplicationScoped
public class TokenFilter {
    private final byte[] token;

    public TokenFilter(@ConfigProperty(name = "drydock.api-token") String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> check(ContainerRequestContext request) {
        if (isOpen(request.getUriInfo().getPath())
                || given(request).filter(this::isRight).isPresent()) {
            return Optional.empty();
        }
        var problem = ProblemDetails.of(
                401,
                "unauthenticated",
                "The token is missing or wrong. Send it as header 'x-token' or 'Authorization: Bearer', or as password to git.");
        return Optional.of(Response.fromResponse(problem.toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Drydock\"")
                .build());
    }

    private static boolean isOpen(String path) {
        return path.equals("/") || path.equals("/favicon.ico") || path.startsWith("/schemas/");
    }

    private boolean isRight(String given) {
        return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> given(ContainerRequestContext request) {
        var header = request.getHeaderString("x-token");
        if (header != null) {
            return Optional.of(header);
        }
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Optional.empty();
        }
        var scheme = authorization.split(" +", 2);
        if (scheme.length == 2 && scheme[0].equalsIgnoreCase("Bearer")) {
            return Optional.of(scheme[1]);
        }
        return scheme.length == 2 && scheme[0].equalsIgnoreCase("Basic") ? password(scheme[1]) : Optional.empty();
    }

    private static Optional<String> password(String basic) {
        try {
            var pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return Optional.of(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
