package dev.drydock.shipyard.adapter.rest;

import dev.drydock.testkit.DrydockStack;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A follower of the event stream, such as a browser. */
final class EventStream implements AutoCloseable {
    private final InputStream body;
    private final List<String> ids = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private String position = "";
    private boolean closed;
    private boolean ended;

    private EventStream(InputStream body) {
        this.body = body;
    }

    /** @param position the id of the last message that was seen; empty to begin now */
    static EventStream open(String query, String position) {
        return open(query, position, DrydockStack.API_TOKEN);
    }

    static EventStream open(String query, String position, String token) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/stream?%s".formatted(RestAssured.port, query)))
                .header("x-token", token)
                .header("Accept", "text/event-stream");
        if (!position.isEmpty()) {
            request.header("Last-Event-ID", position);
        }
        try {
            var answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            var stream = new EventStream(answer.body());
            var reader = new Thread(stream::read, "event-stream");
            reader.setDaemon(true);
            reader.start();
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The events that came, in order. */
    synchronized List<String> ids() {
        return List.copyOf(ids);
    }

    /** The registers that have changed, as often as they have. */
    synchronized List<String> changes() {
        return List.copyOf(changes);
    }

    synchronized void forgetChanges() {
        changes.clear();
    }

    /** Whether the server has ended it. */
    synchronized boolean hasEnded() {
        return ended;
    }

    /** Takes what came, and the place to go on from. */
    synchronized String closeAndTell(List<String> seen) {
        seen.addAll(ids);
        ids.clear();
        close();
        return position;
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var data = "";
            var id = "";
            var name = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).trim();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).trim();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    keep(name, id, data);
                    data = "";
                    name = "";
                }
            }
        } catch (IOException e) {
            // closed by either side; what came is kept
        }
        end();
    }

    private synchronized void end() {
        ended = true;
    }

    private synchronized void keep(String name, String at, String data) {
        if (closed) {
            return;
        }
        if (name.equals("changed")) {
            changes.add(data.trim());
        } else {
            ids.add(JsonPath.from(data).getString("id"));
            position = at;
        }
    }
}
