package dev.drydock.jobs.adapter.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.jobs.application.Secrets;
import dev.drydock.kit.controller.ControllerApi;
import dev.drydock.testkit.ControllerStandIn;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerSecretsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ControllerStandIn controller = ControllerStandIn.start();

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void shouldReadTheValuesForTheProjectOfTheJob() {
        // Given
        controller.says(200, "{\"data\":{\"TOKEN\":\"abc\"}}");

        // When
        var values = read(secrets());

        // Then
        assertThat(values).contains(Map.of("TOKEN", "abc"));
        assertThat(controller.asked())
                .containsExactly("GET /api/v1/internal/project/full%20tour/secret/registry of-services");
    }

    @Test
    void shouldLookIntoTheFolderForWhatTheControllerDoesNotHave() throws IOException {
        // Given
        controller.says(404, "{\"reason\":\"unknown-secret\"}");
        Files.writeString(Files.createDirectories(folder.resolve("registry")).resolve("TOKEN"), "of-a-file");

        // When
        var none = read(secrets());
        var ofFile = read(secrets().orElse(new SecretFiles(folder, Runnable::run)));

        // Then
        assertThat(none).isEmpty();
        assertThat(ofFile).contains(Map.of("TOKEN", "of-a-file"));
    }

    @Test
    void shouldTryAgainLaterWhenTheControllerCannotTell() {
        // Given
        controller.says(403, "{\"reason\":\"missing-scope\",\"detail\":\"hidden\"}");
        var secrets = secrets().orElse((project, name) -> Uni.createFrom().item(Optional.of(Map.of("TOKEN", "wrong"))));

        // Then
        assertThatThrownBy(() -> read(secrets))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("403")
                .hasMessageNotContaining("hidden");
        controller.close();
        assertThatThrownBy(() -> read(secrets)).isInstanceOf(UncheckedIOException.class);
    }

    private Secrets secrets() {
        var api = new ControllerApi(controller.url(), "of-services");
        return new ControllerSecrets(api, new ObjectMapper());
    }

    private static Optional<Map<String, String>> read(Secrets secrets) {
        return secrets.read("full tour", "registry").await().atMost(SOON);
    }
}
