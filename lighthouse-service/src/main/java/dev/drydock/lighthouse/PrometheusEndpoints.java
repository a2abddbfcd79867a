package dev.drydock.lighthouse;

import dev.drydock.events.Scope;
import dev.drydock.kit.tls.NamedTls;
import dev.drydock.lighthouse.adapter.prometheus.PrometheusEndpoint;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/** Which Prometheus the metrics of a project's stage are in: its own, else the project's, else that of all. */
final class PrometheusEndpoints {
    private static final String TENANT = "X-Scope-OrgID";

    private final LighthouseConfig.Prometheus config;
    private final TlsConfigurationRegistry tls;
    private final Map<String, SSLContext> contexts = new ConcurrentHashMap<>();

    PrometheusEndpoints(LighthouseConfig.Prometheus config, TlsConfigurationRegistry tls) {
        this.config = config;
        this.tls = tls;
        checkTls(config.byDefault());
        config.projects().values().forEach(project -> {
            checkTls(project.byDefault());
            project.stages().values().forEach(this::checkTls);
        });
    }

    PrometheusEndpoint of(Scope scope) {
        var project = Optional.ofNullable(config.projects().get(scope.project()));
        var chosen = project.map(own -> own.stages().get(scope.stage()))
                .filter(own -> own.url().isPresent())
                .or(() -> project.map(LighthouseConfig.Project::byDefault)
                        .filter(own -> own.url().isPresent()))
                .orElse(config.byDefault());
        return new PrometheusEndpoint(
                chosen.url().orElse(LighthouseConfig.USUAL_PROMETHEUS),
                headers(chosen),
                chosen.tls().map(name -> contexts.computeIfAbsent(name, this::context)),
                chosen.timeout());
    }

    private static Map<String, String> headers(LighthouseConfig.Endpoint endpoint) {
        var headers = new HashMap<>(endpoint.headers());
        authorization(endpoint).ifPresent(value -> headers.put("Authorization", value));
        endpoint.tenant().ifPresent(tenant -> headers.put(TENANT, tenant));
        return headers;
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

    /** At start, so that a wrong name is not found out by an evaluation. */
    private void checkTls(LighthouseConfig.Endpoint endpoint) {
        endpoint.tls().ifPresent(name -> contexts.computeIfAbsent(name, this::context));
    }

    private SSLContext context(String name) {
        return NamedTls.context(tls, "tls of drydock.lighthouse.prometheus", name);
    }
}
