package dev.drydock.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A client of one server: JSON in, text out; anything but 2xx is a failure. Blocking calls over connections that are
 * kept, each on a thread of its own, take least from the CPU that the engines share with it.
 */
public final class Http {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final byte[] NOTHING = {};
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        System.setProperty("http.maxConnections", "200");
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final String base;
    private final Map<String, String> headers;
    private final ExecutorService callers = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "http");
        thread.setDaemon(true);
        return thread;
    });

    public Http(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    public CompletableFuture<String> postAsync(String path, String body) {
        return CompletableFuture.supplyAsync(() -> post(path, body), callers);
    }

    public String post(String path, String body) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8));
    }

    public String get(String path) {
        return send("GET", path, NOTHING);
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

    private String send(String method, String path, byte[] body) {
        try {
            var connection = (HttpURLConnection) URI.create(base + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) DEADLINE.toMillis());
            connection.setRequestProperty("content-type", "application/json");
            headers.forEach(connection::setRequestProperty);
            if (body.length > 0) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(body.length);
                try (var out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(base + path, e);
        }
    }

    private static String answer(HttpURLConnection connection) throws IOException {
        var status = connection.getResponseCode();
        try (var in = status / 100 == 2 ? connection.getInputStream() : connection.getErrorStream()) {
            var text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (status / 100 != 2) {
                throw new IllegalStateException(
                        "Expected %s to succeed, but it answered %d: %s".formatted(connection.getURL(), status, text));
            }
            return text;
        }
    }
}
