package dev.drydock.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.e2e.party.EventLog;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.codec.Decoded;
import dev.drydock.events.codec.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A service's REST API, as a client with a token uses it. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventCodec CODEC = new EventCodec();
    /** An upgrade to HTTP/2 that goes wrong while the other side starts spoils the connection for minutes. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    private final String url;
    private final String[] headers;

    /** @param url the address without a path */
    public Api(String url, String token) {
        this(url, "x-token", token);
    }

    private Api(String url, String... headers) {
        this.url = url;
        this.headers = headers.clone();
    }

    /** The same for a browser that logs in with the token, and then shows only its cookie. */
    public Api loggedIn() {
        var login = HttpRequest.newBuilder(URI.create(url + "/api/v1/session"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"token\":\"%s\"}".formatted(headers[1])));
        var cookie = HTTP.sendAsync(login.build(), BodyHandlers.ofString())
                .join()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow();
        return new Api(
                url,
                "cookie",
                cookie.substring(0, cookie.indexOf(';')),
                "x-drydock-session",
                "1",
                "sec-fetch-site",
                "same-origin");
    }

    /** The same for a browser on a page of somebody else, which makes it send its cookie. */
    public Api fromAnotherSite() {
        return new Api(url, "cookie", headers[1], "sec-fetch-site", "cross-site");
    }

    /** What came back. */
    public record Answer(int status, String contentType, JsonNode body) {
        public String text(String field) {
            return body.path(field).asText();
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(String path, byte[] body) {
        return send(request(path).header("content-type", "application/json").POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer put(String path, String body) {
        return send(request(path).header("content-type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Posts an event and returns the flow that it started or belongs to. */
    public KeptnContext send(byte[] event) {
        var answer = post("/api/v1/event", event);
        if (answer.status() != 200) {
            throw new AssertionError("Expected the event to be accepted, but got " + answer);
        }
        return new KeptnContext(answer.text("keptnContext"));
    }

    /** The same for an event that has everything. */
    public KeptnContext send(KeptnEvent event) {
        return send(CODEC.encode(event));
    }

    /** One flow in the list of sequences. */
    public JsonNode sequence(String project, KeptnContext context) {
        return get("/api/controlPlane/v1/sequence/" + project + "?keptnContext=" + context)
                .body()
                .path("states")
                .path(0);
    }

    /** The subjects of the messages that nobody could handle, newest first. */
    public List<String> deadLetters() {
        var subjects = new ArrayList<String>();
        get("/api/v1/dead-letter?pageSize=1000")
                .body()
                .path("deadLetters")
                .forEach(letter -> subjects.add(letter.path("subject").asText()));
        return subjects;
    }

    EventLog events(KeptnContext context) {
        var page = get("/api/mongodb-datastore/event?pageSize=1000&keptnContext=" + context)
                .body()
                .path("events");
        var events = new ArrayList<KeptnEvent>();
        page.forEach(node -> events.add(event(node)));
        Collections.reverse(events);
        return new EventLog(events);
    }

    private static KeptnEvent event(JsonNode node) {
        var decoded = CODEC.decode(node.toString().getBytes(StandardCharsets.UTF_8));
        if (decoded instanceof Decoded.Valid valid) {
            return valid.event();
        }
        throw new AssertionError("Expected a stored event, but got " + node + ": " + decoded);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("content-type").orElse(""),
                    json(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }
}
