package dev.drydock.shipyard.adapter.rest;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Pushes may be large, other bodies may not. Quarkus knows one limit for all paths: it refuses a larger content length at
 * once, and counts what has none. So the content length is put aside on Git's paths, and what is counted gets a limit of
 * its own.
 */
@ApplicationScoped
class GitBodyLimit {
    private static final String PATHS = "/git/*";
    /** The pack's own limit is in the repository's settings; Git says there what is too large. */
    private static final long LARGEST = 104L * 1024 * 1024;

    void register(@Observes Router router) {
        router.route(PATHS).order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(GitBodyLimit::putLengthAside);
        router.route(PATHS).order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(GitBodyLimit::allowMore);
    }

    private static void putLengthAside(RoutingContext context) {
        var headers = context.request().headers();
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isBetween(length)) {
            headers.remove(HttpHeaders.CONTENT_LENGTH);
        }
        context.next();
    }

    private static void allowMore(RoutingContext context) {
        if (context.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, LARGEST);
        }
        context.next();
    }

    private static boolean isBetween(String length) {
        return length.length() <= 9 && Long.parseLong(length) <= LARGEST;
    }
}
