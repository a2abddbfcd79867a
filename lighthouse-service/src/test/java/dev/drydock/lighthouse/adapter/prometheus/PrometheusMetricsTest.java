package dev.drydock.lighthouse.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.events.Scope;
import dev.drydock.lighthouse.domain.sli.QueryAnswer;
import dev.drydock.model.sli.SliQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        var answer = query("/prometheus/", Map.of("Authorization", "Bearer secret"), Duration.ofSeconds(5));

        // Then
        assertThat(answer).isEqualTo(new QueryAnswer.Samples(List.of(7.0)));
    }

    @ParameterizedTest
    @CsvSource({"range(max): up, 6.000", "'range(max, 15s): up', 15.000"})
    void shouldAskAllOverTheWindowWhenARangeIsWanted(String query, String step) {
        // Given
        server.createContext("/api/v1/query_range", exchange -> {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var right = form.equals("query=up&start=1769860200.250&end=1769860800.250&step=" + step);
            answer(exchange, right ? 200 : 400, """
                    {"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"7"],[2,"9"]]}]}}""");
        });

        // When
        var answer = query(query, "", Map.of(), Duration.ofSeconds(5));

        // Then
        assertThat(answer).isEqualTo(new QueryAnswer.Ranges(List.of(List.of(7.0, 9.0))));
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
        var answer = query("", Map.of(), Duration.ofSeconds(5));

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
        var answer = query("", Map.of(), Duration.ofSeconds(5));

        // Then
        assertThat(answer).isEqualTo(new QueryAnswer.Samples(List.of(7.0)));
    }

    @Test
    void shouldNotWaitLongerThanAllowed() {
        // Given
        server.createContext("/api/v1/query", exchange -> awaitEnd());

        // When
        var answer = query("", Map.of(), Duration.ofMillis(300));

        // Then
        assertThat(((QueryAnswer.Failed) answer).reason()).contains("did not answer within");
    }

    private QueryAnswer query(String path, Map<String, String> headers, Duration timeout) {
        return query("sum(up)", path, headers, timeout);
    }

    private QueryAnswer query(String query, String path, Map<String, String> headers, Duration timeout) {
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        var endpoint = new PrometheusEndpoint(base, headers, Optional.empty(), timeout);
        try (var metrics = new PrometheusMetrics(scope -> endpoint, 1)) {
            return metrics.query(
                            new Scope("sockshop", "qa", "carts"),
                            SliQuery.parse(query).orElseThrow(),
                            AT.minusSeconds(600),
                            AT)
                    .await()
                    .atMost(Duration.ofSeconds(20));
        }
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
