package dev.drydock.kit.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ControllerApiTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void shouldAskWithoutTryingToUpgradeTheConnection() throws IOException {
        // Given
        var asked = new CompletableFuture<Headers>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.complete(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort();

            // When
            var answer = new ControllerApi(url, "secret")
                    .get("/api/v1/metadata", SOON)
                    .await()
                    .atMost(SOON);

            // Then
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(asked.join()).doesNotContainKey("Upgrade").containsKey("X-token");
        } finally {
            server.stop(0);
        }
    }
}
