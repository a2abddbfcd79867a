package dev.drydock.lighthouse.adapter.prometheus;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads and connections for each server, so that a slow one holds up none of the others. */
final class QueryLanes implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final int IDLE_SECONDS = 30;

    private final Map<PrometheusEndpoint, Lane> lanes = new ConcurrentHashMap<>();
    private final int concurrency;

    QueryLanes(int concurrency) {
        this.concurrency = concurrency;
    }

    record Lane(ExecutorService threads, HttpClient http) {}

    Lane of(PrometheusEndpoint endpoint) {
        return lanes.computeIfAbsent(endpoint, this::open);
    }

    @Override
    public void close() {
        lanes.values().forEach(lane -> lane.threads().shutdownNow());
    }

    private Lane open(PrometheusEndpoint endpoint) {
        var http = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN);
        endpoint.tls().ifPresent(http::sslContext);
        var threads = new ThreadPoolExecutor(
                concurrency, concurrency, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    var thread = new Thread(task, "drydock-lighthouse-query");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return new Lane(threads, http.build());
    }
}
