package dev.drydock.kit.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses addresses with the character NUL: no name has it, and neither PostgreSQL nor Git takes it in a text. */
public class NulFilter {
    /** After the token was looked at. */
    private static final int PRIORITY = Priorities.USER + 1;

    @ServerRequestFilter(preMatching = true, priority = PRIORITY)
    public @Nullable Response check(RoutingContext http) {
        return http.request().uri().contains("%00")
                ? ProblemDetails.of(
                                400,
                                "bad-parameter",
                                "The path or a parameter holds the character NUL, written %00; leave it out.")
                        .toResponse()
                : null;
    }
}
