package dev.drydock.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.kit.controller.ControllerApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControllerTokensTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<String> asked = new ArrayList<>();
    private HttpServer controller;
    private int status = 200;
    private String body = "{}";

    @BeforeEach
    void start() throws IOException {
        controller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        controller.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("x-token"));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        controller.start();
    }

    @AfterEach
    void stop() {
        controller.stop(0);
    }

    @Test
    void shouldLearnWhoseTokenItIs() {
        // Given
        body = "{\"name\":\"ci\",\"scopes\":[\"read\",\"one-of-tomorrow\"],\"projects\":[\"fulltour\"]}";

        // When
        var caller = find();

        // Then
        assertThat(caller).contains(new Caller("ci", Set.of(TokenScope.READ), Optional.of(Set.of("fulltour"))));
        assertThat(asked).containsExactly("POST /api/v1/auth the-token");
    }

    @Test
    void shouldKnowNobodyWhenTheControllerDoesNot() {
        // Given
        status = 401;

        // Then
        assertThat(find()).isEmpty();
    }

    @Test
    void shouldNotTakeAFaultForAnAnswer() {
        // Given
        status = 503;

        // Then
        assertThatThrownBy(this::find).isInstanceOf(UncheckedIOException.class).hasMessageContaining("503");
    }

    @Test
    void shouldSayThatTheControllerIsAway() {
        // Given
        controller.stop(0);

        // Then
        assertThatThrownBy(this::find).isInstanceOf(UncheckedIOException.class).hasMessageContaining("reached");
    }

    private Optional<Caller> find() {
        var api =
                new ControllerApi("http://127.0.0.1:" + controller.getAddress().getPort(), "of-services");
        return new ControllerTokens(api, new ObjectMapper())
                .find("the-token")
                .await()
                .atMost(SOON);
    }
}
