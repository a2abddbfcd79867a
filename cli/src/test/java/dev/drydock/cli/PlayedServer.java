package dev.drydock.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays recorded answers, by method and path without query; the last one for a path stays. */
public final class PlayedServer implements AutoCloseable {
    /** What the client asked. */
    public record Asked(String request, String query, String token, String lastEventId, String body) {}

    private record Answer(int status, String type, String body) {}

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public PlayedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::play);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public PlayedServer on(String request, String body) {
        return on(request, 200, "application/json", body);
    }

    public PlayedServer on(String request, int status, String body) {
        return on(request, status, "application/problem+json", body);
    }

    /** A stream of server-sent events that ends after these lines. */
    public PlayedServer streaming(String request, String lines) {
        return on(request, 200, "text/event-stream", lines);
    }

    public List<Asked> asked() {
        return asked;
    }

    public Asked lastAsked() {
        return asked.get(asked.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private PlayedServer on(String request, int status, String type, String body) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Answer(status, type, body));
        return this;
    }

    private void play(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
            var query = String.valueOf(exchange.getRequestURI().getRawQuery());
            var token = String.valueOf(exchange.getRequestHeaders().getFirst("x-token"));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var lastEventId = String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
            asked.add(new Asked(request, query, token, lastEventId, body));
            var answer = answer(request);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(String request) {
        var queue = answers.get(request);
        if (queue == null) {
            return new Answer(404, "application/problem+json", "{\"title\":\"nothing is played for " + request + "\"}");
        }
        return queue.size() > 1 ? queue.remove() : queue.element();
    }
}
