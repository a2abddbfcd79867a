package dev.drydock.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.embedded.ServerFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Drydock's REST API, used as anybody would. */
final class Api {
    private static final int LEAST_ERROR = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;
    private final String token;

    Api(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    ObjectNode document() {
        return json.createObjectNode();
    }

    /** Whether something is there. */
    boolean has(String path) {
        try {
            return client.send(request(path).GET().build(), BodyHandlers.discarding())
                            .statusCode()
                    < LEAST_ERROR;
        } catch (IOException e) {
            throw new ServerFailed("Expected to look for " + path + ", but the API did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("Expected to look for " + path + ", but the wait was interrupted", e);
        }
    }

    JsonNode get(String path) {
        return send("read " + path, request(path).GET());
    }

    /** @param purpose what this is for, as in "Expected to …" */
    JsonNode post(String purpose, String path, JsonNode body) {
        return send(purpose, request(path).POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .header("x-token", token)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(String purpose, HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= LEAST_ERROR) {
                throw new ServerFailed("Expected to %s, but the API answered %d: %s"
                        .formatted(purpose, answer.statusCode(), answer.body()));
            }
            return json.readTree(answer.body().isBlank() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new ServerFailed("Expected to " + purpose + ", but the API did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("Expected to " + purpose + ", but the wait was interrupted", e);
        }
    }
}
