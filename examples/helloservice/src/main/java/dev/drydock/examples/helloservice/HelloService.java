package dev.drydock.examples.helloservice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One replica: the main page, its metrics, its health, and the feature flag. */
public final class HelloService implements AutoCloseable {
    private static final Set<String> ON = Set.of("on", "true", "1");
    private static final Set<String> OFF = Set.of("off", "false", "0");
    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Metrics metrics = new Metrics();
    private final FlagFile flag;
    private final MainPage page;

    private HelloService(Settings settings, HttpServer server) {
        this.server = server;
        this.flag = new FlagFile(settings.flagFile());
        this.page = new MainPage(settings, flag);
    }

    public static void main(String[] arguments) throws IOException {
        // without it every answer waits for the client's delayed acknowledgement, 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var service = start(Settings.from(System.getenv()));
        System.out.println("helloservice listens on port " + service.port());
    }

    public static HelloService start(Settings settings) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
        var service = new HelloService(settings, server);
        server.setExecutor(service.threads);
        server.createContext("/", service::page);
        server.createContext("/metrics", exchange -> answer(exchange, 200, TEXT, service.metricsText()));
        server.createContext("/health", exchange -> answer(exchange, 200, JSON, "{\"status\":\"UP\"}\n"));
        server.createContext("/flags/", service::flag);
        server.start();
        return service;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String metricsText() {
        return metrics.text(flag.isOn());
    }

    private void page(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/")) {
            answer(exchange, 404, TEXT, "There is only one page here: /\n");
            return;
        }
        var arrival = System.nanoTime();
        metrics.arrived();
        var status = 500;
        try {
            var text = page.serve();
            status = 200;
            answer(exchange, status, HTML, text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer(exchange, status, TEXT, "The service is stopping\n");
        } finally {
            metrics.left((System.nanoTime() - arrival) / 1e9, status);
        }
    }

    private void flag(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring("/flags/".length());
        if (!name.equals(FlagFile.FLAG)) {
            answer(exchange, 404, JSON, error("unknown flag '" + name + "'; this service has " + FlagFile.FLAG));
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "GET" -> answer(exchange, 200, JSON, state());
            case "PUT" -> set(exchange);
            default -> answer(exchange, 405, JSON, error("a flag is read with GET and set with PUT"));
        }
    }

    private void set(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var value = body.strip().replace("\"", "").toLowerCase(Locale.ROOT);
        if (!ON.contains(value) && !OFF.contains(value)) {
            answer(exchange, 400, JSON, error("the body must be on, off, true or false"));
            return;
        }
        if (flag.set(ON.contains(value))) {
            answer(exchange, 200, JSON, state());
        } else {
            answer(
                    exchange,
                    409,
                    JSON,
                    error("the flag file does not have " + FlagFile.FLAG + " with a defaultVariant"));
        }
    }

    private String state() {
        return "{\"flag\":\"%s\",\"value\":%s}%n".formatted(FlagFile.FLAG, flag.isOn());
    }

    private static String error(String text) {
        return "{\"error\":\"%s\"}%n".formatted(text.replace("\\", "").replace("\"", "'"));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
