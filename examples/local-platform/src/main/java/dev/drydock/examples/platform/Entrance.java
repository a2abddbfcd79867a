package dev.drydock.examples.platform;

import com.sun.net.httpserver.HttpExchange;
import dev.drydock.embedded.ServerFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one port of the platform. Requests for {@code http://SERVICE.NAMESPACE}, sent to it as to an HTTP proxy, go to the
 * replicas; so do those for the path of a service; the rest is the API.
 */
final class Entrance {
    private static final Pattern SERVICE_HOST =
            Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)(\\.svc(\\.cluster\\.local)?)?");
    private static final Pattern SERVICE_PATH =
            Pattern.compile("/api/v1/namespaces/([^/]+)/services/([^/]+)/proxy(/.*)?");

    private final Releases releases;
    private final PlatformApi api;
    private final Forwarder forwarder = new Forwarder();

    Entrance(Releases releases, PlatformApi api) {
        this.releases = releases;
        this.api = api;
    }

    void handle(HttpExchange exchange) {
        try (exchange) {
            try {
                route(exchange);
            } catch (PlatformRefusal e) {
                PlatformApi.answer(exchange, e.status(), "text/plain; charset=utf-8", e.getMessage() + "\n");
            } catch (ServerFailed e) {
                PlatformApi.answer(exchange, 500, "text/plain; charset=utf-8", e.getMessage() + "\n");
            } catch (IOException e) {
                PlatformApi.answer(
                        exchange, 502, "text/plain; charset=utf-8", "The replica did not answer: " + e + "\n");
            }
        } catch (IOException e) {
            // the client has gone; nobody is left to tell
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var host = SERVICE_HOST.matcher(hostOf(exchange));
        var path = SERVICE_PATH.matcher(uri.getRawPath());
        if (host.matches()) {
            forwarder.forward(
                    exchange,
                    releases.get(new ReleaseName(host.group(2), host.group(1))),
                    pathOf(uri.getRawPath(), uri));
        } else if (path.matches()) {
            forwarder.forward(
                    exchange, releases.get(new ReleaseName(path.group(1), path.group(2))), pathOf(rest(path), uri));
        } else {
            api.handle(exchange);
        }
    }

    private static String rest(Matcher path) {
        return path.group(3) == null ? "" : path.group(3);
    }

    private static URI pathOf(String rawPath, URI uri) {
        var path = rawPath.isEmpty() ? "/" : rawPath;
        return URI.create(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private static String hostOf(HttpExchange exchange) {
        var uri = exchange.getRequestURI();
        if (uri.getHost() != null) {
            return withoutDigitsOnly(uri.getHost());
        }
        var header = exchange.getRequestHeaders().getFirst("Host");
        return withoutDigitsOnly(header == null ? "" : header.replaceFirst(":\\d+$", ""));
    }

    /** An IP address is never the name of a service. */
    private static String withoutDigitsOnly(String host) {
        return host.matches("[0-9.]+") ? "" : host;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
