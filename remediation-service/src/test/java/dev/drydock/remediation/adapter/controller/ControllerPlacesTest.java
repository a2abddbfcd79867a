package dev.drydock.remediation.adapter.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.events.Scope;
import dev.drydock.kit.controller.ControllerApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerPlacesTest {
    private static final Scope HELLO = new Scope("p", "production", "hello");
    private static final String PROJECT =
            "{\"stages\":[{\"stageName\":\"qa\",\"services\":[]},{\"stageName\":\"production\",\"services\":[{\"serviceName\":\"hello\"}]}]}";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer controller;
    private ControllerPlaces places;
    private volatile int status = 200;
    private volatile String body = PROJECT;

    @BeforeEach
    void start() throws IOException {
        controller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        controller.createContext("/api/controlPlane/v1/project/", exchange -> {
            asked.incrementAndGet();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        controller.start();
        var url = "http://127.0.0.1:" + controller.getAddress().getPort();
        places = new ControllerPlaces(new ControllerApi(url, "token"), new ObjectMapper());
    }

    @AfterEach
    void stop() {
        controller.stop(0);
    }

    @Test
    void shouldMissNothingAndAskOnceWhenThePlaceIsThere() {
        // When
        var first = missing(HELLO);
        var second = missing(HELLO);

        // Then
        assertThat(first).isEmpty();
        assertThat(second).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void shouldAskAnewBeforeItRefusesWhatMayJustHaveBeenMade() {
        // Given
        var fresh = new Scope("p", "production", "fresh");
        missing(HELLO);

        // When
        var before = missing(fresh);
        body = PROJECT.replace("hello", "fresh");
        var after = missing(fresh);

        // Then
        assertThat(before).containsKey(fresh);
        assertThat(after).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nope, hello, 'project ''p'' has no stage ''nope'': its stages are ''qa'', ''production'''",
        "production, nope, 'project ''p'' has no service ''nope'' in stage ''production'': its services there are ''hello'''",
        "qa, hello, 'project ''p'' has no service ''hello'' in stage ''qa'': its services there are none'"
    })
    void shouldSayWhatThereIsWhenAPlaceIsNotThere(String stage, String service, String reason) {
        // Given
        var place = new Scope("p", stage, service);

        // When
        var missing = missing(place);

        // Then
        assertThat(missing).isEqualTo(Map.of(place, reason));
    }

    @Test
    void shouldSayThatThereIsNoProjectWhenItIsUnknown() {
        // Given
        status = 404;

        // When
        var missing = missing(HELLO);

        // Then
        assertThat(missing.get(HELLO)).startsWith("there is no project 'p'");
    }

    @ParameterizedTest
    @CsvSource({"503, ''", "200, '{\"stages\":[]}'", "200, nonsense"})
    void shouldMissNothingWhenTheAnswerDoesNotTell(int code, String text) {
        // Given
        status = code;
        body = text;

        // Then
        assertThat(missing(HELLO)).isEmpty();
        assertThat(places.stagesOf("p").await().indefinitely()).isEmpty();
    }

    @Test
    void shouldMissNothingAndNotAskOnAndOnWhenTheControllerIsAway() {
        // Given
        controller.stop(0);

        // Then
        assertThat(missing(HELLO)).isEmpty();
        assertThat(missing(HELLO)).isEmpty();
    }

    private Map<Scope, String> missing(Scope place) {
        return places.missing(Set.of(place)).await().indefinitely();
    }
}
