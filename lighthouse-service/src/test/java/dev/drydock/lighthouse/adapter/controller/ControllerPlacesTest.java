package dev.drydock.lighthouse.adapter.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.events.Scope;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.kit.resources.UnknownPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControllerPlacesTest {
    private HttpServer controller;
    private int status = 200;
    private String body = "{}";

    @BeforeEach
    void start() throws IOException {
        controller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        controller.createContext("/api/controlPlane/v1/project/shop", exchange -> {
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
    void shouldReadTheServicesOfEveryStage() {
        // Given
        body = """
                {"projectName":"shop","stages":[
                  {"stageName":"qa","services":[{"serviceName":"carts"},{"serviceName":"orders"}]},
                  {"stageName":"prod","services":[{"serviceName":"carts"}]},
                  {"stageName":"empty","services":[]}]}""";

        // When
        var places = places();

        // Then
        assertThat(places)
                .containsExactly(
                        new Scope("shop", "qa", "carts"),
                        new Scope("shop", "qa", "orders"),
                        new Scope("shop", "prod", "carts"));
    }

    @Test
    void shouldTellAMissingProjectFromATrouble() {
        // Given
        status = 404;

        // When, Then
        assertThatThrownBy(this::places).isInstanceOf(UnknownPlace.class).hasMessage("There is no project 'shop'.");
        status = 503;
        assertThatThrownBy(this::places)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("answered 503");
        status = 200;
        body = "nonsense";
        assertThatThrownBy(this::places).isInstanceOf(UncheckedIOException.class);
    }

    private List<Scope> places() {
        var url = "http://127.0.0.1:" + controller.getAddress().getPort();
        return new ControllerPlaces(new ControllerApi(url, "token"), new ObjectMapper())
                .of("shop")
                .await()
                .indefinitely();
    }
}
