package dev.drydock.lighthouse;

import com.sun.net.httpserver.HttpServer;
import dev.drydock.embedded.PrometheusServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A service with metrics, and a real Prometheus that scrapes it every second. */
public final class MeasuredService implements QuarkusTestResourceLifecycleManager {
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer service;
    private PrometheusServer prometheus;
    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("drydock-prometheus");
            service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        service.createContext("/metrics", exchange -> {
            var body = metrics().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        prometheus = PrometheusServer.start(
                folder, """
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: [ "monitoring/rules/*.yaml" ]
                scrape_configs:
                - job_name: carts-metrics-qa-canary
                  static_configs: [ { targets: [ "127.0.0.1:%d" ] } ]
                """.formatted(service.getAddress().getPort()), "--web.enable-lifecycle");
        return Map.of(
                "drydock.lighthouse.prometheus.url",
                prometheus.url().toString(),
                "drydock.lighthouse.monitoring.folder",
                folder.resolve("monitoring").toString(),
                "drydock.lighthouse.monitoring.reload-url",
                prometheus.url() + "/-/reload",
                "drydock.lighthouse.monitoring.hold",
                "1S",
                "drydock.lighthouse.prometheus.projects.unreachable.url",
                "http://127.0.0.1:1");
    }

    @Override
    public void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (service != null) {
            service.stop(0);
        }
        if (folder != null) {
            delete();
        }
    }

    private String metrics() {
        return """
                latency_seconds{handler="list",stage="qa"} 0.42
                latency_seconds{handler="order",stage="qa"} 1.5
                broken NaN
                http_requests_total{status="200"} %d
                http_requests_total{status="500"} %d
                """.formatted(requests.addAndGet(30), requests.get() / 3);
    }

    private void delete() {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
