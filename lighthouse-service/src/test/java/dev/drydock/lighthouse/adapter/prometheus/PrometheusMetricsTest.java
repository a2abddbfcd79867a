package dev.drydock.lighthouse.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.lighthouse.domain.sli.QueryAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusMetricsTest {
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00.250Z");
    private static final String SEVEN = """
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"7"]}]}}""";

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final ExecutorService serving = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(serving);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        serving.shutdownNow();
        executor.shutdownNow();
    }

    @Test
    void shouldSendQueryTimeAndCredentialsBelowTheBasePath() {
        // Given
        server.createContext("/prometheus/api/v1/query", exchange -> {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var token = exchange.getRequestHeaders().getFirst("Authorization");
            var right = form.equals("query=sum%28up%29&time=1769860800.250") && "Bearer secret".equals(token);
            answer(exchange, right ? 200 : 401, SEVEN);
        });

        // When
        var answer = query("/prometheus/", Optional.of("Bearer secret"), Duration.ofSeconds(5));

        // Then
        assertThat(answer).isEqualTo(new QueryAnswer.Samples(List.of(7.0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | denied   | check the credentials
            404 | nothing  | check its base path
            302 | elsewhere| not like a Prometheus
            200 | <html>   | not like a Prometheus
            422 | {"status":"error","errorType":"execution","error":"too many"} | execution: too many
            503 | {"status":"error","errorType":"timeout","error":"query timed out"} | timeout: query timed out
            502 | <html>   | answered 502
            """)
    void shouldSayWhyThereIsNoAnswer(int status, String body, String reason) {
        // Given
        server.createContext("/api/v1/query", exchange -> answer(exchange, status, body));

        // When
        var answer = query("", Optional.empty(), Duration.ofSeconds(5));

        // Then
        assertThat(((QueryAnswer.Failed) answer).reason()).contains(reason);
    }

    @Test
    void shouldAskAgainWhenTheServerStarts() {
        // Given
        var asked = new AtomicInteger();
        server.createContext("/api/v1/query", exchange -> {
            var starting = asked.incrementAndGet() < 3;
            answer(exchange, starting ? 503 : 200, starting ? "Service Unavailable" : SEVEN);
        });

        // When
        var answer = query("", Optional.empty(), Duration.ofSeconds(5));

        // Then
        assertThat(answer).isEqualTo(new QueryAnswer.Samples(List.of(7.0)));
    }

    @Test
    void shouldNotWaitLongerThanAllowed() {
        // Given
        server.createContext("/api/v1/query", exchange -> awaitEnd());

        // When
        var answer = query("", Optional.empty(), Duration.ofMillis(300));

        // Then
        assertThat(((QueryAnswer.Failed) answer).reason()).contains("did not answer within");
    }

    private QueryAnswer query(String path, Optional<String> authorization, Duration timeout) {
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        var metrics = new PrometheusMetrics(project -> new PrometheusEndpoint(base, authorization, timeout), executor);
        return metrics.query("sockshop", "sum(up)", AT).await().atMost(Duration.ofSeconds(20));
    }

    private void awaitEnd() {
        try {
            end.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
