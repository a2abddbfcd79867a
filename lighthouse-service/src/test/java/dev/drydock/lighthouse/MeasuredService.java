package dev.drydock.lighthouse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.embedded.PrometheusServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A service with metrics, and a real Prometheus that scrapes it every second. */
public final class MeasuredService implements QuarkusTestResourceLifecycleManager {
    private static final String PROJECTS = "drydock.lighthouse.prometheus.projects.";
    private static final String TOKEN = "metrics-token";
    private static final String TENANT = "shop";

    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
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
        service.setExecutor(threads);
        service.start();
        prometheus = PrometheusServer.start(
                folder, """
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: [ "monitoring/rules/*.yaml" ]
                scrape_configs:
                - job_name: carts-metrics-qa-canary
                  static_configs: [ { targets: [ "127.0.0.1:%d" ] } ]
                """.formatted(service.getAddress().getPort()), "--web.enable-lifecycle");
        service.createContext("/gateway/", this::pass);
        service.createContext("/silent/", exchange -> silence());
        return settings("http://127.0.0.1:" + service.getAddress().getPort());
    }

    private Map<String, String> settings(String here) {
        var settings = new HashMap<String, String>();
        settings.put(
                "drydock.lighthouse.monitoring.folder",
                folder.resolve("monitoring").toString());
        settings.put("drydock.lighthouse.monitoring.reload-url", prometheus.url() + "/-/reload");
        settings.put("drydock.lighthouse.monitoring.hold", "1S");
        settings.put("drydock.lighthouse.prometheus.url", prometheus.url().toString());
        settings.put(PROJECTS + "unreachable.url", "http://127.0.0.1:1");
        settings.put(PROJECTS + "guarded.url", here + "/gateway/");
        settings.put(PROJECTS + "guarded.bearer-token", TOKEN);
        settings.put(PROJECTS + "guarded.tenant", TENANT);
        settings.put(PROJECTS + "guarded.stages.locked.url", here + "/gateway");
        settings.put(PROJECTS + "silent.url", here + "/silent");
        settings.put(PROJECTS + "silent.timeout", "1S");
        settings.put(PROJECTS + "lost.url", here + "/nowhere");
        return settings;
    }

    /** The door of a Mimir: a base path, a token and a tenant. */
    private void pass(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var known = ("Bearer " + TOKEN).equals(headers.getFirst("Authorization"))
                && TENANT.equals(headers.getFirst("X-Scope-OrgID"));
        var path = exchange.getRequestURI().getPath().substring("/gateway".length());
        var request = HttpRequest.newBuilder(URI.create(prometheus.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            var body = known ? answer.body() : "no entry".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? answer.statusCode() : 401, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void silence() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        end.countDown();
        if (prometheus != null) {
            prometheus.close();
        }
        if (service != null) {
            service.stop(0);
            threads.shutdownNow();
        }
        if (folder != null) {
            Folders.delete(folder);
        }
    }

    private String metrics() {
        return """
                latency_seconds{handler="list",stage="qa"} 0.42
                latency_seconds{handler="order",stage="qa"} 1.5
                broken NaN
                endless +Inf
                http_requests_total{status="200"} %d
                http_requests_total{status="500"} %d
                """.formatted(requests.addAndGet(30), requests.get() / 3);
    }
}
