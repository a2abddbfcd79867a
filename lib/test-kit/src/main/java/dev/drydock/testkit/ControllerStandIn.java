package dev.drydock.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the shipyard-controller's REST API: says to every request what the test has set, and keeps who asked. */
public final class ControllerStandIn implements AutoCloseable {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Answer answer = new Answer(200, "{}");

    private record Answer(int status, String body) {}

    private ControllerStandIn(HttpServer server) {
        this.server = server;
    }

    /** Begins to listen on a free port, with 200 and an empty object. */
    public static ControllerStandIn start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var standIn = new ControllerStandIn(server);
            server.createContext("/", exchange -> {
                standIn.asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("x-token"));
                var said = standIn.answer;
                var bytes = said.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sets what is said from now on. */
    public void says(int status, String body) {
        answer = new Answer(status, body);
    }

    /** The requests so far, each as method, path with query, and token. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
