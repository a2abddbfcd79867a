package dev.drydock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringServersTest {
    private static final String ROUTE = "route: { receiver: nobody }\nreceivers: [ { name: nobody } ]\n";

    @Test
    void shouldAnswerQueriesWhenPrometheusIsStarted(@TempDir Path folder) throws Exception {
        // Given
        try (var server = PrometheusServer.start(folder, "global: { scrape_interval: 1s }\n")) {
            // When
            var answer = get(server.url().resolve("/api/v1/query?query=vector(7)"));

            // Then
            assertThat(answer).contains("\"success\"").contains("\"7\"");
        }
    }

    @Test
    void shouldShowItsLogWhenTheConfigurationIsWrong(@TempDir Path folder) {
        // Given
        var wrong = "globl: {}\n";

        // When
        var starting = assertThatThrownBy(() -> PrometheusServer.start(folder, wrong));

        // Then
        starting.isInstanceOf(ServerFailed.class).hasMessageContaining("field globl not found");
    }

    @Test
    void shouldAnswerOnTheSamePortWhenAlertmanagerIsRestarted(@TempDir Path folder) throws Exception {
        // Given
        try (var server = AlertmanagerServer.start(folder, ROUTE)) {
            // When
            server.kill();
            server.restart();

            // Then
            assertThat(get(server.url().resolve("/api/v2/status"))).contains("nobody");
        }
    }

    private static String get(URI address) throws Exception {
        var request = HttpRequest.newBuilder(address).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
