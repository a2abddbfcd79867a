package dev.drydock.examples.helloservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelloServiceTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private HelloService service;

    @BeforeEach
    void start() throws Exception {
        service = HelloService.start(new Settings(
                "127.0.0.1",
                0,
                "r1",
                "v1",
                folder.resolve("flags.json"),
                2,
                Duration.ofMillis(20),
                Duration.ofMillis(60)));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void shouldMakeRequestsWaitWhenMoreArriveThanItServesAtATime() throws Exception {
        // Given
        var begin = System.nanoTime();

        // When
        var answers = IntStream.range(0, 8)
                .mapToObj(i -> client.sendAsync(get("/"), BodyHandlers.ofString()))
                .toList();
        answers.forEach(CompletableFuture::join);

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
        assertThat(answers).allMatch(answer -> answer.join().statusCode() == 200);
    }

    @Test
    void shouldCountTheWaitInTheHistogramWhenAPageWasServed() throws Exception {
        // Given
        send(get("/"));

        // When
        var metrics = send(get("/metrics")).body();

        // Then
        assertThat(metrics)
                .contains("http_response_time_seconds_count 1\n")
                .contains("http_response_time_seconds_bucket{le=\"+Inf\"} 1\n")
                .contains("http_requests_total{status=\"200\"} 1\n")
                .contains("http_requests_in_flight 0\n")
                .contains("feature_flag_on{flag=\"PromotionCampaign\"} 0\n");
    }

    @Test
    void shouldTakeLongerWhenTheCampaignIsOn() throws Exception {
        // Given
        send(put("/flags/PromotionCampaign", "\"on\""));
        var begin = System.nanoTime();

        // When
        var page = send(get("/")).body();

        // Then
        assertThat(page).contains("promotion");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void shouldFollowTheSharedFileWhenAnotherReplicaSetTheFlag() throws Exception {
        // Given
        var file = folder.resolve("flags.json");

        // When
        new FlagFile(file).set(true);

        // Then
        assertThat(send(get("/flags/PromotionCampaign")).body()).contains("\"value\":true");
    }

    @Test
    void shouldKeepOtherFlagsWhenOneIsSet() throws Exception {
        // Given
        var file = folder.resolve("flags.json");
        Files.writeString(file, """
                {"flags": {"Other": {"state": "ENABLED", "defaultVariant": "off"},
                "PromotionCampaign": {"state": "ENABLED", "defaultVariant": "on"}}}
                """);

        // When
        send(put("/flags/PromotionCampaign", "false"));

        // Then
        assertThat(file).content().isEqualTo("""
                {"flags": {"Other": {"state": "ENABLED", "defaultVariant": "off"},
                "PromotionCampaign": {"state": "ENABLED", "defaultVariant": "off"}}}
                """);
    }

    @Test
    void shouldExplainWhenAFlagOrAValueIsUnknown() throws Exception {
        // Given
        var unknownFlag = put("/flags/Nothing", "on");
        var unknownValue = put("/flags/PromotionCampaign", "perhaps");

        // When
        var answers = new HttpResponse<?>[] {send(unknownFlag), send(unknownValue)};

        // Then
        assertThat(answers[0].statusCode()).isEqualTo(404);
        assertThat(answers[1].statusCode()).isEqualTo(400);
        assertThat(answers[1].body().toString()).contains("on, off, true or false");
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(address(path)).build();
    }

    private HttpRequest put(String path, String body) {
        return HttpRequest.newBuilder(address(path))
                .PUT(BodyPublishers.ofString(body))
                .build();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + service.port() + path);
    }
}
