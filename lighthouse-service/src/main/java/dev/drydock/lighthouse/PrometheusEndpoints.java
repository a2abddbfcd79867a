package dev.drydock.lighthouse;

import dev.drydock.lighthouse.adapter.prometheus.PrometheusEndpoint;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Which Prometheus a project's metrics are in. */
final class PrometheusEndpoints {
    private final LighthouseConfig.Prometheus config;

    PrometheusEndpoints(LighthouseConfig.Prometheus config) {
        this.config = config;
    }

    PrometheusEndpoint of(String project) {
        var endpoint = config.projects().getOrDefault(project, config.byDefault());
        return new PrometheusEndpoint(endpoint.url(), authorization(endpoint), endpoint.timeout());
    }

    private static Optional<String> authorization(LighthouseConfig.Endpoint endpoint) {
        return endpoint.bearerToken()
                .map(token -> "Bearer " + token)
                .or(() -> endpoint.user()
                        .map(user -> "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":"
                                                        + endpoint.password().orElse(""))
                                                .getBytes(StandardCharsets.UTF_8))));
    }
}
