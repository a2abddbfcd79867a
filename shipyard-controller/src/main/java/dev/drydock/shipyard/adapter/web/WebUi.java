package dev.drydock.shipyard.adapter.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Serves the pages of the bridge at every path that is none of the API, so that links into them work, and says what browsers
 * may do with them.
 */
@ApplicationScoped
public class WebUi {
    /** Only what comes from here is loaded or run, nothing that stands inside of a page, and nobody may frame one. */
    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final List<String> ELSEWHERE = List.of("/api", "/git", "/schemas", "/q");
    private static final int FIRST = -10;

    void serve(@Observes Router router) {
        var files = WebFiles.load();
        router.route().order(FIRST).handler(context -> {
            context.response().putHeader("X-Content-Type-Options", "nosniff");
            if (isElsewhere(context.normalizedPath())
                    || !isRead(context.request().method())) {
                context.next();
            } else {
                files.at(context.normalizedPath())
                        .ifPresentOrElse(file -> send(context, file), () -> notFound(context));
            }
        });
    }

    private static boolean isElsewhere(String path) {
        return ELSEWHERE.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    private static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static void send(RoutingContext context, WebFile file) {
        var response = context.response()
                .putHeader(HttpHeaders.ETAG, file.etag())
                .putHeader(HttpHeaders.CACHE_CONTROL, file.cache())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (file.isPage()) {
            response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        }
        if (file.etag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        sendContent(context, file, response);
    }

    private static void sendContent(RoutingContext context, WebFile file, HttpServerResponse response) {
        var zipped = acceptsGzip(context);
        var body = zipped ? file.zipped() : file.content();
        if (zipped) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }

    private static boolean acceptsGzip(RoutingContext context) {
        return context.parsedHeaders().acceptEncoding().stream()
                .anyMatch(encoding -> encoding.value().equalsIgnoreCase("gzip") && encoding.weight() > 0);
    }

    private static void notFound(RoutingContext context) {
        context.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
                .end("There is no such file.");
    }
}
