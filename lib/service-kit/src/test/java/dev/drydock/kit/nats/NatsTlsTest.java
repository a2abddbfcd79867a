package dev.drydock.kit.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.embedded.ChildProcess;
import dev.drydock.embedded.FreePort;
import dev.drydock.embedded.Launch;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that speaks TLS only, with a certificate that nobody but its own authority vouches for. */
class NatsTlsTest {
    private static final String PASSWORD = "changeit";

    @Test
    void shouldTrustWhomTheNamedConfigurationTrusts(@TempDir Path folder) throws Exception {
        // Given
        var port = FreePort.find();
        var keys = keys(folder);
        var configuration = Files.writeString(folder.resolve("nats.conf"), """
                port: %d
                jetstream { store_dir: "%s" }
                tls { cert_file: "%s", key_file: "%s" }
                """.formatted(
                        port, folder.resolve("store"), folder.resolve("cert.pem"), folder.resolve("key.pem")));
        var command = List.of("nats-server", "--addr=127.0.0.1", "--config=" + configuration);
        try (var server = ChildProcess.start(Launch.of("nats-server", command).loggingTo(folder.resolve("log")))) {
            var connection = new NatsConnection(config(port), registry(trusting(keys)));

            // When
            connection.start();

            // Then
            await().atMost(Duration.ofSeconds(30)).until(connection::isConnected);
            assertThat(server.isAlive()).isTrue();
            connection.close();
        }
    }

    private static NatsConfig config(int port) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(NatsConfig.class)
                .withDefaultValues(Map.of("drydock.nats.url", "tls://127.0.0.1:" + port, "drydock.nats.tls", "inside"))
                .build()
                .getConfigMapping(NatsConfig.class);
    }

    /** Only what is asked here is there. */
    private static TlsConfigurationRegistry registry(SSLContext context) {
        var configuration = answering(TlsConfiguration.class, Map.of("createSSLContext", context));
        return answering(TlsConfigurationRegistry.class, Map.of("get", Optional.of(configuration)));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answer;
                }));
    }

    private static SSLContext trusting(KeyStore keys) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A key with its certificate, also as files that nats-server reads. */
    private static KeyStore keys(Path folder) throws Exception {
        var store = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=nats",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        pem(
                folder.resolve("cert.pem"),
                "CERTIFICATE",
                keys.getCertificate("server").getEncoded());
        pem(
                folder.resolve("key.pem"),
                "PRIVATE KEY",
                keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
        return keys;
    }

    private static void pem(Path file, String kind, byte[] content) throws Exception {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
    }
}
