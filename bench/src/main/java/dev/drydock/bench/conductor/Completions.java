package dev.drydock.bench.conductor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Hears from the workers, one line each, which workflow has had its last answer taken. */
final class Completions implements AutoCloseable {
    private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();
    private final ServerSocket socket;

    private Completions(ServerSocket socket) {
        this.socket = socket;
    }

    static Completions listen() {
        try {
            var completions = new Completions(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            var thread = new Thread(completions::read, "completions");
            thread.setDaemon(true);
            thread.start();
            return completions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    CompletableFuture<Long> of(String key) {
        var end = new CompletableFuture<Long>();
        awaited.put(key, end);
        return end.whenComplete((ignored, alsoIgnored) -> awaited.remove(key));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void read() {
        try (var worker = socket.accept();
                var lines =
                        new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
            for (var key = lines.readLine(); key != null; key = lines.readLine()) {
                var end = awaited.remove(key);
                if (end != null) {
                    end.complete(System.nanoTime());
                }
            }
        } catch (IOException closed) {
            // the run is over
        }
    }
}
