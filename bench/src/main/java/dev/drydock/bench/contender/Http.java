package dev.drydock.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A client of one server: JSON in, text out; anything but 2xx is a failure. */
public final class Http {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final Map<String, String> headers;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Http(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    public CompletableFuture<String> postAsync(String path, String body) {
        return client.sendAsync(
                        request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
                .thenApply(Http::body);
    }

    public String post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    public String get(String path) {
        return send(request(path).GET().build());
    }

    public JsonNode getJson(String path) {
        return parse(get(path));
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(DEADLINE)
                .header("content-type", "application/json");
        headers.forEach(request::header);
        return request;
    }

    private String send(HttpRequest request) {
        try {
            return body(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String body(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("Expected %s to succeed, but it answered %d: %s"
                    .formatted(answer.request().uri(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
