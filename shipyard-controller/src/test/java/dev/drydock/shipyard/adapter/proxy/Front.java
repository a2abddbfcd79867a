package dev.drydock.shipyard.adapter.proxy;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The one address, on a port of its own, in front of a remediation-service. */
final class Front implements AutoCloseable {
    private static final Duration GENEROUS = Duration.ofSeconds(20);
    private static final int MANY = 64;

    private final Vertx vertx;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Config(Optional<URI> remediationUrl, Duration answerWithin, int mostAtOnce)
            implements ServicesConfig {
        @Override
        public Optional<URI> lighthouseUrl() {
            return Optional.empty();
        }

        @Override
        public Optional<URI> jobExecutorUrl() {
            return Optional.empty();
        }
    }

    private Front(Vertx vertx, int wantedPort, ServicesConfig config) {
        this.vertx = vertx;
        var router = Router.router(vertx);
        new OneAddress(config, vertx).register(router);
        router.route().last().handler(request -> request.end("served here"));
        this.port = listen(vertx, wantedPort, router);
    }

    /** In front of a service that answers so. */
    static Front of(Handler<HttpServerRequest> service) {
        return of(service, GENEROUS, MANY);
    }

    static Front of(Handler<HttpServerRequest> service, Duration answerWithin, int mostAtOnce) {
        var vertx = Vertx.vertx();
        var behind = URI.create("http://127.0.0.1:" + listen(vertx, 0, service));
        return new Front(vertx, 0, new Config(Optional.of(behind), answerWithin, mostAtOnce));
    }

    /** In front of what is at an address, if anything is. */
    static Front of(Optional<URI> service) {
        return new Front(Vertx.vertx(), 0, new Config(service, GENEROUS, MANY));
    }

    /** In front of itself, by mistake. */
    static Front ofItself(int port) {
        var itself = URI.create("http://127.0.0.1:" + port);
        return new Front(Vertx.vertx(), port, new Config(Optional.of(itself), GENEROUS, MANY));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpClient client() {
        return http;
    }

    /** A connection for a request that is written by hand. */
    Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** The answer to a request written by hand, which says that the connection ends with it. */
    String raw(String request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static int listen(Vertx vertx, int port, Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer()
                .requestHandler(handler)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }
}
