package dev.drydock.lighthouse.adapter.prometheus;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A Prometheus, or what speaks its API: Mimir, Thanos, VictoriaMetrics.
 *
 * @param base what {@code /api/v1/query} is appended to
 * @param authorization the whole {@code Authorization} header
 * @param timeout for one query
 */
public record PrometheusEndpoint(URI base, Optional<String> authorization, Duration timeout) {
    public PrometheusEndpoint {
        base = URI.create(base.toString().replaceFirst("/+$", ""));
    }

    URI queryUri() {
        return URI.create(base + "/api/v1/query");
    }

    /** Without what must not be shown. */
    @Override
    public String toString() {
        return base.toString();
    }
}
