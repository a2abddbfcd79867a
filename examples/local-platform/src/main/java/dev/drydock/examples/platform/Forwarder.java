package dev.drydock.examples.platform;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Hands a request on to a replica and its answer back. */
final class Forwarder {
    /** Belong to one connection or are set by the client library. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection",
            "proxy-connection",
            "keep-alive",
            "host",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "expect",
            "te",
            "trailer");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Asks a replica; when it has just gone, another one, once. */
    void forward(HttpExchange exchange, Release release, URI path) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        HttpResponse<byte[]> response;
        try {
            response = ask(release, exchange, path, body);
        } catch (ConnectException e) {
            response = ask(release, exchange, path, body);
        }
        answer(exchange, response);
    }

    private HttpResponse<byte[]> ask(Release release, HttpExchange exchange, URI path, byte[] body) throws IOException {
        var replica = release.enter();
        try {
            return send(request(exchange, replica.address(), path, body));
        } finally {
            replica.leave();
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformRefusal(503, "The platform is stopping");
        }
    }

    private static HttpRequest request(HttpExchange exchange, URI replica, URI path, byte[] body) {
        var request = HttpRequest.newBuilder(replica.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers()
                .firstValue("content-type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        var body = response.body();
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
