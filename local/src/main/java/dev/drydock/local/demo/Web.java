package dev.drydock.local.demo;

import dev.drydock.embedded.ServerFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Plain HTTP to what is around Drydock. */
final class Web {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    String get(URI address) {
        return send("read", HttpRequest.newBuilder(address));
    }

    /** @param type of the body's content */
    void put(URI address, String type, String body) {
        send("set", HttpRequest.newBuilder(address).header("Content-Type", type).PUT(BodyPublishers.ofString(body)));
    }

    private String send(String purpose, HttpRequest.Builder request) {
        var wanted = request.timeout(PATIENCE).build();
        try {
            var answer = client.send(wanted, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw failed(purpose, wanted.uri(), "the answer was " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw failed(purpose, wanted.uri(), String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(purpose, wanted.uri(), "the wait was interrupted");
        }
    }

    private static ServerFailed failed(String purpose, URI address, String why) {
        return new ServerFailed("Expected to %s %s, but %s".formatted(purpose, address, why));
    }
}
