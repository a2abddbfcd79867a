package dev.drydock.kit.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.NatsServer;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why there is no connection is told, without what it was tried with. */
class NatsProblemTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void shouldSayWhatTheServerHasAgainstUs(@TempDir Path folder) throws InterruptedException {
        var port = FreePort.find();
        try (var server = NatsServer.start(folder, port, Optional.of("the-right-token"))) {
            var connection = connection("nats://the-wrong-token@127.0.0.1:" + port);

            connection.start();

            await().atMost(SOON).until(() -> connection.problem().isPresent());
            assertThat(connection.problem().orElseThrow())
                    .containsIgnoringCase("authorization")
                    .doesNotContain("the-wrong-token");
            assertThat(server.isAlive()).isTrue();
            connection.close();
        }
    }

    @Test
    void shouldSayWhereNobodyIs() throws InterruptedException {
        var port = FreePort.find();
        var connection = connection("nats://me:secret@127.0.0.1:" + port);

        connection.start();

        await().atMost(SOON).until(() -> connection.problem().isPresent());
        assertThat(connection.problem().orElseThrow())
                .contains("127.0.0.1:" + port)
                .doesNotContain("secret");
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'nats://a:4222,tls://b', 'nats://a:4222,tls://b'",
        "'nats://me:p%40ss@a:4222,nats://token@b', 'nats://a:4222,nats://b'",
        "'at [nats://me:p:w@a] and me@b', 'at [nats://a] and me@b'",
    })
    void shouldKeepWhoAndWithWhatToItself(String said, String expected) {
        assertThat(NatsConnection.withoutSecrets(said)).isEqualTo(expected);
    }

    private static NatsConnection connection(String url) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(NatsConfig.class)
                .withDefaultValues(Map.of("drydock.nats.url", url))
                .build()
                .getConfigMapping(NatsConfig.class);
        var nobody = (TlsConfigurationRegistry) Proxy.newProxyInstance(
                NatsProblemTest.class.getClassLoader(),
                new Class<?>[] {TlsConfigurationRegistry.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        return new NatsConnection(config, nobody);
    }
}
