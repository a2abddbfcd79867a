package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.AuditTrail;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.ForAnyToken;
import dev.drydock.kit.access.ForEverybody;
import dev.drydock.kit.access.Refusals;
import dev.drydock.kit.access.SessionCookie;
import dev.drydock.kit.access.Use;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.access.Sessions;
import dev.drydock.shipyard.application.access.Sessions.Opened;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How browsers log in: a token, or a code that somebody with one has made, opens a session, which a cookie keeps. */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    private static final String PATH = "/api/v1/session";

    private final Sessions sessions;
    private final CurrentCaller caller;
    private final AuditTrail trail;
    private final InstantSource clock;
    private final Refusals refusals = new Refusals();

    public SessionResource(Sessions sessions, CurrentCaller caller, AuditTrail trail, InstantSource clock) {
        this.sessions = sessions;
        this.caller = caller;
        this.trail = trail;
        this.clock = clock;
    }

    /** One of both. */
    record LoginDto(@Nullable String token, @Nullable String code) {}

    /** A code that opens one session, once. */
    record CodeDto(String code, Instant expiresAt) {}

    /** Logs in. Written to the audit trail before the browser learns of its session. */
    @ForEverybody
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<WhoDto>> login(@Nullable LoginDto login, RoutingContext http) {
        if (login == null || (login.token() == null) == (login.code() == null)) {
            throw new Refusal(400, "malformed-body", "Expected a JSON object with a token or a code.");
        }
        var opened = login.token() != null
                ? sessions.open(login.token().strip())
                : sessions.openByCode(String.valueOf(login.code()));
        return opened.flatMap(session -> session.map(known -> told(known, http)).orElseGet(() -> {
            refusals.count(address(http), "POST", PATH, System.nanoTime());
            throw login.token() != null ? wrongToken() : wrongCode();
        }));
    }

    @ForAnyToken
    @GET
    public Uni<WhoDto> who() {
        return sessions.end(caller.token()).map(end -> WhoDto.of(caller.get(), end));
    }

    /** Logs out: whoever has the cookie is refused from now on. */
    @ForAnyToken
    @DELETE
    public Uni<RestResponse<Map<String, String>>> logout(RoutingContext http) {
        return sessions.close(caller.token())
                .replaceWith(() -> RestResponse.ResponseBuilder.ok(Map.of("message", "You are logged out."))
                        .cookie(SessionCookie.of("", Duration.ZERO, isHttps(http)))
                        .build());
    }

    /** Makes a code, for a link that logs somebody in without showing the token. */
    @ForAnyToken
    @POST
    @Path("/code")
    public Uni<RestResponse<CodeDto>> code() {
        return sessions.code(caller.token())
                .map(code ->
                        RestResponse.status(RestResponse.Status.CREATED, new CodeDto(code.text(), code.expiresAt())));
    }

    private Uni<RestResponse<WhoDto>> told(Opened session, RoutingContext http) {
        var now = clock.instant();
        var use =
                new Use(UUID.randomUUID(), now, session.caller().name(), "POST", PATH, Optional.empty(), address(http));
        return trail.begin(use)
                .invoke(() -> trail.end(new Use.Outcome(use.id(), 200, Optional.empty(), Optional.empty())))
                .replaceWith(() -> RestResponse.ResponseBuilder.ok(
                                WhoDto.of(session.caller(), Optional.of(session.expiresAt())))
                        .cookie(SessionCookie.of(
                                session.id(), Duration.between(now, session.expiresAt()), isHttps(http)))
                        .build());
    }

    private static String address(RoutingContext http) {
        return String.valueOf(http.request().remoteAddress().hostAddress());
    }

    private static boolean isHttps(RoutingContext http) {
        return "https".equals(http.request().scheme());
    }

    private static Refusal wrongToken() {
        return new Refusal(
                401,
                "wrong-token",
                "The token is wrong, expired or revoked. Ask an admin for another: drydock create token NAME");
    }

    private static Refusal wrongCode() {
        return new Refusal(
                401,
                "wrong-code",
                "The link was used already, or is older than 15 minutes. Make another with: drydock ui; or log in with a token.");
    }
}
