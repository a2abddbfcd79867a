package dev.drydock.lighthouse.adapter.prometheus;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A Prometheus, or what speaks its API: Mimir, Thanos, VictoriaMetrics.
 *
 * @param base what {@code /api/v1/query} is appended to
 * @param headers sent with every query: the authorization, the tenant, whatever a gateway in front wants
 * @param tls whom to trust and who we are; the machine's own trust where absent
 * @param timeout for one query
 */
public record PrometheusEndpoint(URI base, Map<String, String> headers, Optional<SSLContext> tls, Duration timeout) {
    public PrometheusEndpoint {
        base = URI.create(base.toString().replaceFirst("/+$", ""));
        headers = Map.copyOf(headers);
    }

    URI api(String operation) {
        return URI.create(base + "/api/v1/" + operation);
    }

    /** Without what must not be shown. */
    @Override
    public String toString() {
        return base.toString();
    }
}
