package dev.drydock.jobs.adapter.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.jobs.application.Secrets;
import dev.drydock.kit.controller.ControllerApi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerSecretsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

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
    void shouldReadTheValuesForTheProjectOfTheJob() {
        // Given
        body = "{\"data\":{\"TOKEN\":\"abc\"}}";

        // When
        var values = read(secrets());

        // Then
        assertThat(values).contains(Map.of("TOKEN", "abc"));
        assertThat(asked).containsExactly("/api/v1/internal/project/full%20tour/secret/registry of-services");
    }

    @Test
    void shouldLookIntoTheFolderForWhatTheControllerDoesNotHave() throws IOException {
        // Given
        status = 404;
        body = "{\"reason\":\"unknown-secret\"}";
        Files.writeString(Files.createDirectories(folder.resolve("registry")).resolve("TOKEN"), "of-a-file");

        // When
        var none = read(secrets());
        var ofFile = read(secrets().orElse(new SecretFiles(folder, Runnable::run)));

        // Then
        assertThat(none).isEmpty();
        assertThat(ofFile).contains(Map.of("TOKEN", "of-a-file"));
    }

    @Test
    void shouldTryAgainLaterWhenTheControllerCannotTell() throws IOException {
        // Given
        status = 403;
        body = "{\"reason\":\"missing-scope\",\"detail\":\"hidden\"}";
        var secrets = secrets().orElse((project, name) -> Uni.createFrom().item(Optional.of(Map.of("TOKEN", "wrong"))));

        // Then
        assertThatThrownBy(() -> read(secrets))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("403")
                .hasMessageNotContaining("hidden");
        controller.stop(0);
        assertThatThrownBy(() -> read(secrets)).isInstanceOf(UncheckedIOException.class);
    }

    private Secrets secrets() {
        var api =
                new ControllerApi("http://127.0.0.1:" + controller.getAddress().getPort(), "of-services");
        return new ControllerSecrets(api, new ObjectMapper());
    }

    private static Optional<Map<String, String>> read(Secrets secrets) {
        return secrets.read("full tour", "registry").await().atMost(SOON);
    }
}
