package dev.drydock.lighthouse.adapter.prometheus;

import dev.drydock.events.Scope;
import dev.drydock.lighthouse.application.MetricsStore;
import dev.drydock.lighthouse.domain.sli.QueryAnswer;
import dev.drydock.model.sli.SliQuery;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** Queries over HTTP. However many evaluations run, only so many queries run at one server at the same time. */
public final class PrometheusMetrics implements MetricsStore, AutoCloseable {
    private static final int REPEATS = 2;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Function<Scope, PrometheusEndpoint> endpoints;
    private final QueryLanes lanes;

    /**
     * @param endpoints the endpoint of each project and stage
     * @param concurrency most queries at one server at the same time
     */
    public PrometheusMetrics(Function<Scope, PrometheusEndpoint> endpoints, int concurrency) {
        this.endpoints = endpoints;
        this.lanes = new QueryLanes(concurrency);
    }

    @Override
    public Uni<QueryAnswer> query(Scope scope, SliQuery query, Instant from, Instant until) {
        var endpoint = endpoints.apply(scope);
        var asked = new PrometheusQuery(query, from, until);
        var lane = lanes.of(endpoint);
        return Uni.createFrom()
                .item(() -> ask(lane, endpoint, asked))
                .runSubscriptionOn(lane.threads())
                .onFailure(Unavailable.class)
                .retry()
                .withBackOff(PAUSE)
                .atMost(REPEATS)
                .onFailure(failure -> failure instanceof Unavailable || failure.getCause() instanceof Unavailable)
                .recoverWithItem(failure -> new QueryAnswer.Failed(reason(failure)));
    }

    @Override
    public void close() {
        lanes.close();
    }

    private static QueryAnswer ask(QueryLanes.Lane lane, PrometheusEndpoint endpoint, PrometheusQuery query) {
        try {
            var answer = lane.http().send(query.to(endpoint), HttpResponse.BodyHandlers.ofString());
            var read = PrometheusAnswer.read(
                    endpoint.toString(), query.isOverWindow(), answer.statusCode(), answer.body());
            return read.orElseThrow(() -> new Unavailable("%s answered %d".formatted(endpoint, answer.statusCode())));
        } catch (HttpTimeoutException e) {
            return new QueryAnswer.Failed("%s did not answer within %d seconds"
                    .formatted(endpoint, endpoint.timeout().toSeconds()));
        } catch (SSLException e) {
            return new QueryAnswer.Failed(
                    "there is no trusted connection to %s: %s; check the TLS configuration named for it"
                            .formatted(endpoint, e.getMessage()));
        } catch (ConnectException e) {
            throw new Unavailable("%s cannot be reached".formatted(endpoint));
        } catch (IOException e) {
            throw new Unavailable("%s broke the connection (%s)".formatted(endpoint, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("this service stops");
        }
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
