package dev.drydock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // closing a connection of jnats may throw InterruptedException
class NatsServerTest {
    private static final StreamConfiguration STREAM = StreamConfiguration.builder()
            .name("keptn")
            .subjects("sh.keptn.>")
            .storageType(StorageType.File)
            .build();

    @Test
    void shouldKeepItsStreamsWhenKilledAndRestarted(@TempDir Path folder) throws Exception {
        // Given
        try (var server = NatsServer.start(folder)) {
            var url = server.url();
            try (var client = connect(url)) {
                client.jetStreamManagement().addStream(STREAM);
                client.jetStream().publish("sh.keptn.event.test", new byte[] {1});
            }

            // When
            server.kill();
            server.restart();

            // Then
            try (var client = connect(url)) {
                var state = client.jetStreamManagement().getStreamInfo("keptn").getStreamState();
                assertThat(state.getMsgCount()).isEqualTo(1);
            }
        }
    }

    @Test
    void shouldDemandTheTokenWhenThereIsOne(@TempDir Path folder) throws Exception {
        // Given
        try (var server = NatsServer.start(folder, FreePort.find(), Optional.of("secret"))) {
            // When
            var withoutToken = assertThatThrownBy(() -> connect("nats://127.0.0.1:" + server.port()));

            // Then
            withoutToken.hasMessageContaining("Authorization");
            try (var client = connect(server.url())) {
                assertThat(client.getStatus()).isEqualTo(Connection.Status.CONNECTED);
            }
        }
    }

    @Test
    void shouldTakeOverFromTheServerOfAKilledRun(@TempDir Path folder) {
        // Given
        var forgotten = NatsServer.start(folder);

        // When
        try (var server = NatsServer.start(folder)) {
            // Then
            assertThat(forgotten.isAlive()).isFalse();
            assertThat(server.isAlive()).isTrue();
        }
    }

    private static Connection connect(String url) throws Exception {
        return Nats.connect(Options.builder().server(url).maxReconnects(0).build());
    }
}
