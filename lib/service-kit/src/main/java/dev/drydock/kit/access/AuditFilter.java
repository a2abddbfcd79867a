package dev.drydock.kit.access;

import dev.drydock.kit.rest.ProblemDetails;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Writes every use that changes something to the audit trail: before it is done, and how it ended. Nothing is changed when
 * that cannot be written. Events are many, so theirs is written while they are accepted; they are answered after both.
 */
@ApplicationScoped
public class AuditFilter {
    /** After {@link ScopeFilter}: what is refused changes nothing. */
    static final int AFTER_SCOPES = ScopeFilter.PRIORITY + 100;

    private static final Logger LOG = Logger.getLogger(AuditFilter.class);
    private static final String BEGUN = AuditFilter.class.getName();

    private final AuditTrail trail;
    private final CurrentCaller current;
    private final InstantSource clock = Clock.systemUTC();

    public AuditFilter(AuditTrail trail, CurrentCaller current) {
        this.trail = trail;
        this.current = current;
    }

    private record Begun(Use use, Uni<Void> written) {}

    @ServerRequestFilter(priority = AFTER_SCOPES)
    public Uni<@Nullable Response> begin(ContainerRequestContext request, ResourceInfo resource, RoutingContext http) {
        var needs = resource.getResourceMethod().getAnnotation(Needs.class);
        if (needs == null || !needs.audited() || !changesSomething(needs.value())) {
            return Uni.createFrom().nullItem();
        }
        var use = use(request, http, clock.instant());
        var written = trail.begin(use).memoize().indefinitely();
        request.setProperty(BEGUN, new Begun(use, written));
        if (needs.value() == TokenScope.SEND_EVENTS || needs.value().reports()) {
            written.subscribe().with(done -> {}, failure -> {});
            return Uni.createFrom().nullItem();
        }
        return written.map(done -> (Response) null).onFailure().recoverWithItem(failure -> unwritten(request, failure));
    }

    @ServerResponseFilter
    public Uni<Void> end(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(BEGUN) instanceof Begun begun)) {
            return Uni.createFrom().voidItem();
        }
        var outcome = new Use.Outcome(begun.use().id(), response.getStatus(), current.project(), current.detail());
        return begun.written().invoke(() -> trail.end(outcome)).onFailure().recoverWithItem(failure -> {
            var problem = problem(failure);
            response.setStatus(problem.status());
            response.setEntity(problem);
            response.getHeaders().putSingle("Content-Type", ProblemDetails.MEDIA_TYPE);
            return null;
        });
    }

    private Use use(ContainerRequestContext request, RoutingContext http, Instant now) {
        return new Use(
                UUID.randomUUID(),
                now,
                current.get().name(),
                request.getMethod(),
                request.getUriInfo().getPath(),
                Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst(ScopeFilter.PROJECT)),
                String.valueOf(http.request().remoteAddress().hostAddress()));
    }

    private static boolean changesSomething(TokenScope scope) {
        return scope != TokenScope.READ && scope != TokenScope.INTERNAL;
    }

    private static Response unwritten(ContainerRequestContext request, Throwable failure) {
        request.removeProperty(BEGUN);
        return problem(failure).toResponse();
    }

    private static ProblemDetails problem(Throwable failure) {
        LOG.warnf("the audit trail could not be written: %s", failure.getMessage());
        return ProblemDetails.of(
                503,
                "no-audit-trail",
                "Who changes something is written to the audit trail, and that cannot be written now, as the database is away. Try again later.");
    }
}
