package dev.drydock.shipyard.adapter.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.embedded.FreePort;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneAddressTest {
    private static final String PROBLEMS = "/api/remediation/v1/problem";

    @Test
    void shouldPassOnWhatWasSaidAndWhatWasAnswered() {
        // Given
        Handler<HttpServerRequest> service = request -> request.body()
                .onSuccess(body -> request.response()
                        .setStatusCode(418)
                        .putHeader("x-of-service", "yes")
                        .end("%s %s %s %s"
                                .formatted(request.method(), request.uri(), request.getHeader("x-token"), body)));

        try (var front = Front.of(service)) {
            // When
            var answer = front.send(front.request(PROBLEMS + "/a%2Fb%20c?project=x%20y&z")
                    .header("x-token", "of-somebody")
                    .PUT(BodyPublishers.ofString("said")));

            // Then
            assertThat(answer.statusCode()).isEqualTo(418);
            assertThat(answer.body()).isEqualTo("PUT " + PROBLEMS + "/a%2Fb%20c?project=x%20y&z of-somebody said");
            assertThat(answer.headers().firstValue("x-of-service")).contains("yes");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer of-somebody",
                "Cookie: drydock-session=of-somebody",
                "Sec-Fetch-Site: same-origin"
            })
    void shouldLeaveItToTheServiceWhoItIs(String header) {
        var name = header.substring(0, header.indexOf(':'));
        try (var front = Front.of(request -> request.response().end(String.valueOf(request.getHeader(name))))) {
            assertThat(header).endsWith(": " + afterHead(raw(front, PROBLEMS, header)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/controlPlane/v1/project",
        "/api/remediationx",
        "/api/remediation/../v1/token",
        "/api/remediation/%2e%2e/v1/token",
        "/api/lighthouse/v1/history"
    })
    void shouldAnswerEverythingElseItself(String path) {
        try (var front = Front.of(request -> request.response().end("passed on"))) {
            assertThat(afterHead(raw(front, path))).isEqualTo("served here");
        }
    }

    @Test
    void shouldPassNothingOnWhereAllAreInOneProcess() {
        try (var front = Front.of(Optional.empty())) {
            assertThat(front.get(PROBLEMS).body()).isEqualTo("served here");
        }
    }

    @Test
    void shouldPassOnThePathThatWasLookedAt() {
        try (var front = Front.of(request -> request.response().end(request.uri()))) {
            assertThat(afterHead(raw(front, "/api/remediation/v1/./x/..//problem?a=..")))
                    .isEqualTo("/api/remediation/v1/problem?a=..");
        }
    }

    @Test
    void shouldNotPassOnWhatConcernsOneConnectionOrIsClaimed() {
        // Given
        Handler<HttpServerRequest> service = request -> {
            var names = new ArrayList<String>();
            request.headers().forEach(header -> names.add(header.getKey().toLowerCase() + "=" + header.getValue()));
            request.response()
                    .putHeader("Connection", "x-of-hop, keep-alive")
                    .putHeader("x-of-hop", "of the service")
                    .putHeader("Keep-Alive", "timeout=1")
                    .end(String.join("\n", names));
        };

        try (var front = Front.of(service)) {
            // When
            var answer = raw(
                    front,
                    PROBLEMS,
                    "Connection: close",
                    "Connection: X-Hop",
                    "X-Hop: 1",
                    "Keep-Alive: 5",
                    "TE: trailers",
                    "Proxy-Authorization: Basic eDp5",
                    "X-Forwarded-For: 203.0.113.7",
                    "Forwarded: for=203.0.113.7",
                    "X-Kept: 1");

            // Then
            assertThat(afterHead(answer))
                    .contains(
                            "x-kept=1", "x-forwarded-for=127.0.0.1", "x-forwarded-proto=http", "x-forwarded-host=front")
                    .doesNotContain("x-hop", "keep-alive", "te=", "proxy-authorization", "203.0.113.7");
            assertThat(answer.toLowerCase()).doesNotContain("x-of-hop", "timeout=1");
        }
    }

    @Test
    void shouldPassOnWhatIsWrittenBeforeTheRestIsThere() throws IOException {
        // Given
        var rest = Promise.<Void>promise();
        Handler<HttpServerRequest> service = request -> {
            request.response().setChunked(true).write("first ");
            rest.future().onSuccess(go -> request.response().end("last"));
        };

        try (var front = Front.of(service)) {
            // When
            var answer = sent(front, front.request(PROBLEMS).build(), BodyHandlers.ofInputStream());
            var first = answer.body().readNBytes("first ".length());
            rest.complete();

            // Then
            assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("first ");
            assertThat(answer.body().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("last");
        }
    }

    @Test
    void shouldPassOnLargeBodiesBothWays() {
        // Given
        var body = new byte[16 << 20];

        try (var front = Front.of(
                request -> request.body().onSuccess(read -> request.response().end(read)))) {
            // When
            var sized = sent(
                    front,
                    front.request(PROBLEMS)
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
            var chunked = sent(
                    front,
                    front.request(PROBLEMS)
                            .POST(BodyPublishers.ofInputStream(() -> InputStream.nullInputStream()))
                            .build(),
                    BodyHandlers.ofByteArray());

            // Then
            assertThat(sized.body()).hasSameSizeAs(body);
            assertThat(chunked.body()).isEmpty();
        }
    }

    @Test
    void shouldSayWhatToDoWhenTheServiceIsAway() {
        try (var front = Front.of(Optional.of(URI.create("http://127.0.0.1:" + FreePort.find())))) {
            var answer = front.send(front.request(PROBLEMS).POST(BodyPublishers.ofString("x".repeat(100_000))));

            assertProblem(answer, 502, "unreachable-service");
            assertThat(answer.body()).contains("remediation-service", "drydock.shipyard.services.remediation-url");
        }
    }

    @Test
    void shouldNotWaitForEver() {
        try (var front = Front.of(request -> request.body(), Duration.ofMillis(300), 64)) {
            assertProblem(front.get(PROBLEMS), 504, "no-answer-in-time");
        }
    }

    @Test
    void shouldSayThatTheServiceBrokeOff() {
        try (var front = Front.of(request -> request.connection().close())) {
            assertProblem(front.get(PROBLEMS), 502, "answer-broken-off");
        }
    }

    @Test
    void shouldBreakOffWhenTheServiceBreaksOffInTheMiddle() {
        // Given
        Handler<HttpServerRequest> service = request -> request.response()
                .putHeader("content-length", "100")
                .write(Buffer.buffer("half"))
                .onComplete(written -> request.connection().close());

        try (var front = Front.of(service)) {
            assertThatThrownBy(() -> front.get(PROBLEMS)).hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldPassOnThatNobodyWaitsAnyMore() throws Exception {
        // Given
        var gone = new CompletableFuture<Boolean>();
        var came = new CompletableFuture<Boolean>();
        Handler<HttpServerRequest> service = request -> {
            request.connection().closeHandler(closed -> gone.complete(true));
            came.complete(true);
        };

        try (var front = Front.of(service)) {
            // When
            try (var socket = front.connect()) {
                socket.getOutputStream().write(head(PROBLEMS).getBytes(StandardCharsets.US_ASCII));
                assertThat(came.get(20, TimeUnit.SECONDS)).isTrue();
            }

            // Then
            assertThat(gone.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldLetNoMoreWaitThanItCanBear() {
        // Given
        var held = new ConcurrentLinkedQueue<HttpServerRequest>();
        try (var front = Front.of(held::add, Duration.ofSeconds(20), 1)) {
            // When
            var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (var i = 0; i < 6; i++) {
                answers.add(front.client().sendAsync(front.request(PROBLEMS).build(), BodyHandlers.ofString()));
            }
            var first = (HttpResponse<?>) CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new))
                    .join();

            // Then
            assertThat(first.statusCode()).isEqualTo(503);
            assertThat(String.valueOf(first.body())).contains("\"reason\":\"busy\"");
        }
    }

    @Test
    void shouldNoticeThatAnAddressLeadsBack() {
        try (var front = Front.ofItself(FreePort.find())) {
            assertProblem(front.get(PROBLEMS), 502, "passed-on-in-a-circle");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remediation:8081",
                "ftp://remediation",
                "http://remediation/api",
                "http://a:b@remediation",
                "http://remediation?x"
            })
    void shouldRefuseAnAddressThatIsNone(String address) {
        assertThatThrownBy(() -> Front.of(Optional.of(URI.create(address))))
                .hasMessageContaining("drydock.shipyard.services.remediation-url");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String reason) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"reason\":\"" + reason + "\"");
    }

    private static <T> HttpResponse<T> sent(Front front, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return front.client().sendAsync(request, handler).join();
    }

    private static String head(String path, String... headers) {
        var more = String.join("\r\n", headers);
        return "GET " + path + " HTTP/1.1\r\nHost: front\r\n" + more + (headers.length == 0 ? "" : "\r\n") + "\r\n";
    }

    private static String raw(Front front, String path, String... headers) {
        try {
            var all = new ArrayList<>(List.of(headers));
            if (all.stream().noneMatch(header -> header.startsWith("Connection:"))) {
                all.add("Connection: close");
            }
            return front.raw(head(path, all.toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String afterHead(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
