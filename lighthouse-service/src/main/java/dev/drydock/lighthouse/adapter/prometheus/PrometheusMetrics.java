package dev.drydock.lighthouse.adapter.prometheus;

import dev.drydock.lighthouse.application.MetricsStore;
import dev.drydock.lighthouse.domain.sli.QueryAnswer;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Instant queries over HTTP. However many evaluations run, only as many queries run as the executor has threads. */
public final class PrometheusMetrics implements MetricsStore {
    private static final int REPEATS = 2;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Function<String, PrometheusEndpoint> endpoints;
    private final ExecutorService executor;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /** @param endpoints the endpoint of each project */
    public PrometheusMetrics(Function<String, PrometheusEndpoint> endpoints, ExecutorService executor) {
        this.endpoints = endpoints;
        this.executor = executor;
    }

    @Override
    public Uni<QueryAnswer> query(String project, String query, Instant at) {
        var endpoint = endpoints.apply(project);
        return Uni.createFrom()
                .item(() -> ask(endpoint, query, at))
                .runSubscriptionOn(executor)
                .onFailure(Unavailable.class)
                .retry()
                .withBackOff(PAUSE)
                .atMost(REPEATS)
                .onFailure(failure -> failure instanceof Unavailable || failure.getCause() instanceof Unavailable)
                .recoverWithItem(failure -> new QueryAnswer.Failed(reason(failure)));
    }

    private QueryAnswer ask(PrometheusEndpoint endpoint, String query, Instant at) {
        try {
            var answer = http.send(request(endpoint, query, at), HttpResponse.BodyHandlers.ofString());
            var read = PrometheusAnswer.read(endpoint.toString(), answer.statusCode(), answer.body());
            return read.orElseThrow(() -> new Unavailable("%s answered %d".formatted(endpoint, answer.statusCode())));
        } catch (HttpTimeoutException e) {
            return new QueryAnswer.Failed("%s did not answer within %d seconds"
                    .formatted(endpoint, endpoint.timeout().toSeconds()));
        } catch (ConnectException e) {
            throw new Unavailable("%s cannot be reached".formatted(endpoint));
        } catch (IOException e) {
            throw new Unavailable("%s broke the connection (%s)".formatted(endpoint, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("this service stops");
        }
    }

    private static HttpRequest request(PrometheusEndpoint endpoint, String query, Instant at) {
        var form = "query=%s&time=%s".formatted(URLEncoder.encode(query, StandardCharsets.UTF_8), seconds(at));
        var request = HttpRequest.newBuilder(endpoint.queryUri())
                .timeout(endpoint.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        endpoint.authorization().ifPresent(header -> request.header("Authorization", header));
        return request.build();
    }

    private static String seconds(Instant at) {
        return "%d.%03d".formatted(at.getEpochSecond(), at.getNano() / 1_000_000);
    }

    private static String reason(Throwable failure) {
        var unavailable = failure instanceof Unavailable ? failure : failure.getCause();
        return String.valueOf(unavailable.getMessage());
    }

    /** Worth another try. */
    @SuppressWarnings("serial")
    private static final class Unavailable extends RuntimeException {
        Unavailable(String message) {
            super(message);
        }
    }
}
