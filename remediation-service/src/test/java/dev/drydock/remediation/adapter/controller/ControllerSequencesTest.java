package dev.drydock.remediation.adapter.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.events.KeptnContext;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.remediation.domain.problem.EngineView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerSequencesTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer controller;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        controller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        controller.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("x-token"));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        controller.start();
    }

    @AfterEach
    void stop() {
        controller.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "started, ACTIVE",
        "triggered, ACTIVE",
        "waiting, ACTIVE",
        "paused, ACTIVE",
        "waitingForApproval, ACTIVE",
        "finished, OVER",
        "timedOut, OVER",
        "aborted, ABORTED"
    })
    void shouldReadTheStateOfTheFlow(String state, EngineView view) {
        // Given
        body = "{\"states\":[{\"name\":\"remediation\",\"state\":\"%s\"}],\"totalCount\":1}".formatted(state);

        // When
        var answer = view();

        // Then
        assertThat(answer).isEqualTo(view);
        assertThat(asked).containsExactly("/api/controlPlane/v1/sequence/p?keptnContext=ctx token");
    }

    @ParameterizedTest
    @CsvSource({"200, '{\"states\":[]}', OVER", "404, '{}', OVER", "503, '', UNKNOWN", "200, nonsense, UNKNOWN"})
    void shouldHaveAViewOfWhatIsUnknownAndNoneWhenTheAnswerIsNone(int code, String text, EngineView view) {
        // Given
        status = code;
        body = text;

        // When
        var answer = view();

        // Then
        assertThat(answer).isEqualTo(view);
    }

    @Test
    void shouldHaveNoViewWhenTheControllerIsAway() {
        // Given
        controller.stop(0);

        // When
        var answer = view();

        // Then
        assertThat(answer).isEqualTo(EngineView.UNKNOWN);
    }

    private EngineView view() {
        var url = "http://127.0.0.1:" + controller.getAddress().getPort();
        return new ControllerSequences(new ControllerApi(url, "token"), new ObjectMapper())
                .view("p", new KeptnContext("ctx"))
                .await()
                .indefinitely();
    }
}
