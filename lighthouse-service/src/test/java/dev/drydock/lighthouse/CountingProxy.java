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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real Prometheus behind a door that counts who goes through at the same time. */
public final class CountingProxy implements QuarkusTestResourceLifecycleManager {
    private final Counts counts = new Counts();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private PrometheusServer prometheus;
    private HttpServer door;
    private Path folder;

    /** What went through. */
    static final class Counts {
        private final AtomicInteger queries = new AtomicInteger();
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        int queries() {
            return queries.get();
        }

        int mostAtOnce() {
            return most.get();
        }

        private void enter() {
            queries.incrementAndGet();
            var now = inside.incrementAndGet();
            most.accumulateAndGet(now, Math::max);
        }

        private void leave() {
            inside.decrementAndGet();
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("drydock-crowd");
            prometheus = PrometheusServer.start(folder, "scrape_configs: []\n");
            door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        door.setExecutor(threads);
        door.createContext("/", this::pass);
        door.start();
        return Map.of(
                "drydock.lighthouse.prometheus.projects.crowd.url",
                "http://127.0.0.1:" + door.getAddress().getPort());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(counts, new TestInjector.MatchesType(Counts.class));
    }

    @Override
    public void stop() {
        if (door != null) {
            door.stop(0);
        }
        if (prometheus != null) {
            prometheus.close();
        }
        threads.shutdownNow();
        if (folder != null) {
            Folders.delete(folder);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        counts.enter();
        try {
            var request = HttpRequest.newBuilder(URI.create(
                            prometheus.url() + exchange.getRequestURI().toString()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            counts.leave();
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            counts.leave();
        } finally {
            exchange.close();
        }
    }
}
