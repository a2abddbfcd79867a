package dev.drydock.lighthouse.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.drydock.events.Scope;
import dev.drydock.lighthouse.KeyPairFile;
import dev.drydock.lighthouse.domain.sli.QueryAnswer;
import dev.drydock.model.sli.SliQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificateTest {
    private static final byte[] SEVEN = """
            {"status":"success","data":{"resultType":"scalar","result":[1,"7"]}}""".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private HttpsServer server;
    private KeyPairFile pair;

    @BeforeEach
    void start() throws Exception {
        pair = KeyPairFile.make(folder.resolve("pair.p12"));
        var context = pair.context(true);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/api/v1/query", exchange -> {
            exchange.sendResponseHeaders(200, SEVEN.length);
            exchange.getResponseBody().write(SEVEN);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldShowItsCertificate() throws IOException, GeneralSecurityException {
        assertThat(query(Optional.of(pair.context(true)))).isEqualTo(new QueryAnswer.Samples(List.of(7.0)));
    }

    @Test
    void shouldHaveNoAnswerWithoutCertificateOrTrust() throws IOException, GeneralSecurityException {
        // When
        var without = query(Optional.of(pair.context(false)));
        var distrusting = query(Optional.empty());

        // Then
        assertThat(without).isInstanceOf(QueryAnswer.Failed.class);
        assertThat(((QueryAnswer.Failed) distrusting).reason())
                .contains("there is no trusted connection to https://127.0.0.1", "check the TLS configuration");
    }

    private QueryAnswer query(Optional<SSLContext> tls) {
        var base = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        var endpoint = new PrometheusEndpoint(base, Map.of(), tls, Duration.ofSeconds(5));
        var now = Instant.parse("2026-01-31T12:00:00Z");
        try (var metrics = new PrometheusMetrics(scope -> endpoint, 1)) {
            return metrics.query(
                            new Scope("shop", "qa", "carts"),
                            SliQuery.parse("7").orElseThrow(),
                            now,
                            now)
                    .await()
                    .atMost(Duration.ofSeconds(20));
        }
    }
}
