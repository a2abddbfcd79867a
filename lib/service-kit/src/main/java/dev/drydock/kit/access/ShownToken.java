package dev.drydock.kit.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Finds the token in a request: {@code x-token}, {@code Authorization: Bearer}, or as Git's password; else the session that a
 * browser keeps.
 */
final class ShownToken {
    private ShownToken() {}

    static Optional<String> in(ContainerRequestContext request) {
        return header(request)
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .or(() -> SessionCookie.in(request));
    }

    private static Optional<String> header(ContainerRequestContext request) {
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
