package dev.drydock.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drydock.cli.config.Connection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request, one JSON answer. What is not a success becomes an {@link ApiException}. */
public final class ApiClient {
    static final JsonMapper JSON = new JsonMapper();
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    /** The server gives a sign of life every 15 s. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);

    private final Connection connection;
    private final Consumer<String> log;
    private final Duration answerTimeout;

    /** Each request and its outcome is told to {@code log}, never the token. */
    public ApiClient(Connection connection, Consumer<String> log) {
        this(connection, log, ANSWER_TIMEOUT);
    }

    ApiClient(Connection connection, Consumer<String> log, Duration answerTimeout) {
        this.connection = connection;
        this.log = log;
        this.answerTimeout = answerTimeout;
    }

    public Connection connection() {
        return connection;
    }

    /** {@code purpose} completes the sentence "Expected to ..., but". */
    JsonNode get(String purpose, ApiPath path) {
        return answer(purpose, "GET", path, null);
    }

    JsonNode post(String purpose, ApiPath path, String json) {
        return answer(purpose, "POST", path, json);
    }

    JsonNode put(String purpose, ApiPath path, String json) {
        return answer(purpose, "PUT", path, json);
    }

    JsonNode delete(String purpose, ApiPath path) {
        return answer(purpose, "DELETE", path, null);
    }

    private JsonNode answer(String purpose, String method, ApiPath path, @Nullable String body) {
        var uri = URI.create(connection.endpoint() + path.text());
        var name = method + " " + uri;
        var answer = send(name, method, uri, body);
        log.accept(name + " -> " + answer.status());
        return read(purpose, name, answer);
    }

    /** A body that is no document. */
    byte[] bytes(String purpose, ApiPath path) {
        var uri = URI.create(connection.endpoint() + path.text());
        var name = "GET " + uri;
        try {
            var opened = HttpExchange.open(uri, headers("text/plain, application/problem+json"), answerTimeout);
            log.accept(name + " -> " + opened.status());
            if (opened.status() == 200) {
                return HttpExchange.bytes(opened.body());
            }
            var body = HttpExchange.text(opened.body());
            throw Refusal.of(purpose, opened.status(), problem(body), body);
        } catch (IOException e) {
            log.accept(name + " -> " + e);
            throw ApiException.unreachable(name, reason(e, uri));
        }
    }

    /** Opens the stream of events behind the one with the last id, or from now on if that is empty. */
    ServerSentEvents stream(String purpose, ApiPath path, String lastId) {
        var uri = URI.create(connection.endpoint() + path.text());
        var name = "GET " + uri;
        var headers = headers("text/event-stream, application/problem+json");
        if (!lastId.isEmpty()) {
            headers.put("Last-Event-ID", lastId);
        }
        try {
            var opened = HttpExchange.open(uri, headers, LONGEST_SILENCE);
            log.accept(name + " -> " + opened.status());
            if (opened.status() == 200 && opened.body() != null && opened.type().startsWith("text/event-stream")) {
                return new ServerSentEvents(opened.body());
            }
            if (opened.status() < 400) {
                throw ApiException.noStream(name);
            }
            var body = HttpExchange.text(opened.body());
            throw Refusal.of(purpose, opened.status(), problem(body), body);
        } catch (IOException e) {
            log.accept(name + " -> " + e);
            throw ApiException.unreachable(name, reason(e, uri));
        }
    }

    private HashMap<String, String> headers(String accepted) {
        var headers = new HashMap<String, String>();
        headers.put("Accept", accepted);
        connection.token().ifPresent(token -> headers.put("x-token", token));
        return headers;
    }

    private HttpExchange.Answer send(String name, String method, URI uri, @Nullable String body) {
        var headers = headers("application/json, application/problem+json");
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        try {
            return HttpExchange.send(method, uri, headers, body, answerTimeout);
        } catch (SocketTimeoutException e) {
            log.accept(name + " -> no answer");
            throw ApiException.timedOut(name, answerTimeout.toSeconds());
        } catch (IOException e) {
            log.accept(name + " -> " + e);
            throw ApiException.unreachable(name, reason(e, uri));
        }
    }

    private static JsonNode read(String purpose, String request, HttpExchange.Answer answer) {
        var status = answer.status();
        var body = answer.body();
        if (status >= 200 && status < 300) {
            return body.isBlank() ? MissingNode.getInstance() : parse(request, body);
        }
        if (status >= 300 && status < 400) {
            throw ApiException.notUnderstood(request, "it redirects elsewhere (" + status + ")");
        }
        throw Refusal.of(purpose, status, problem(body), body);
    }

    private static JsonNode problem(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static JsonNode parse(String request, String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw ApiException.notUnderstood(request, "it is something else: is this endpoint a Drydock server?");
        }
    }

    private static String reason(IOException e, URI uri) {
        if (e instanceof UnknownHostException) {
            return "the name " + uri.getHost() + " does not resolve";
        }
        if (e instanceof ConnectException) {
            return "nothing listens at " + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + " ("
                    + e.getMessage() + ")";
        }
        if (e instanceof SSLException) {
            return "no trusted connection: " + e.getMessage();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
