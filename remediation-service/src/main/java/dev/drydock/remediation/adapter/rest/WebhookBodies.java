package dev.drydock.remediation.adapter.rest;

import dev.drydock.kit.rest.ProblemDetails;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses webhooks before their bodies are read: those that are too large, with what to do about it, as the tools that send
 * them never send them again; and those for which there is no memory while others are read, which are sent again.
 */
@ApplicationScoped
class WebhookBodies {
    private static final String PATHS = "/api/remediation/v1/(alertmanager|grafana|dynatrace)";
    private static final int LARGEST_AT_ONCE = 2;

    private final long largest;
    private final AtomicLong reading = new AtomicLong();

    WebhookBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.largest = largest.asLongValue();
    }

    void register(@Observes Router router) {
        router.routeWithRegex(PATHS)
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                .handler(this::check);
    }

    private void check(RoutingContext http) {
        var length = length(http);
        if (length > largest) {
            refuse(
                    http,
                    413,
                    "webhook-too-large",
                    "The webhook has %d bytes, at most %d are read. Let the tool send fewer alerts at once (Alertmanager: max_alerts, or group_by), or give a larger quarkus.http.limits.max-body-size."
                            .formatted(length, largest));
        } else if (reading.addAndGet(length) > LARGEST_AT_ONCE * largest) {
            reading.addAndGet(-length);
            refuse(http, 503, "busy", "Too many large webhooks came at once. Send it again.");
        } else {
            http.addEndHandler(ignored -> reading.addAndGet(-length));
            http.next();
        }
    }

    /** A body without a length is counted while it is read, by the server. */
    private static long length(RoutingContext http) {
        var length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private static void refuse(RoutingContext http, int status, String reason, String detail) {
        var problem = ProblemDetails.of(status, reason, detail);
        http.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetails.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Json.encode(problem));
    }
}
