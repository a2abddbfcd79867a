package dev.drydock.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Git's own server, {@code git http-backend}, behind HTTP or HTTPS on loopback, for those with the password. */
final class GitBackend implements AutoCloseable {
    static final String USER = "robot";
    static final String PASSWORD = "t0p-secret-pass";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path folder;
    private final String scheme;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile @Nullable Answer instead;

    /** Answers a request in Git's place. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    GitBackend(Path folder, @Nullable SSLContext tls) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        this.folder = folder;
        this.scheme = tls == null ? "http" : "https";
        if (tls == null) {
            server = HttpServer.create(address, 50);
        } else {
            var secure = HttpsServer.create(address, 50);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
            server = secure;
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String url(String repository) {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/" + repository;
    }

    String urlWithPassword(String repository) {
        return url(repository).replace("://", "://" + USER + ":" + PASSWORD + "@");
    }

    void answerInstead(@Nullable Answer answer) {
        instead = answer;
    }

    static Answer status(int status, String body) {
        return exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Answer redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to + exchange.getRequestURI());
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** The authorization that each request came with. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var given = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(String.valueOf(given));
        var other = instead;
        try (exchange) {
            if (other != null) {
                other.to(exchange);
            } else if (!expected().equals(given)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else {
                run(exchange);
            }
        }
    }

    private static String expected() {
        var pair = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private void run(HttpExchange exchange) throws IOException {
        var builder = new ProcessBuilder("git", "-c", "http.receivepack=true", "http-backend");
        var environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", folder.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("REMOTE_USER", USER);
        environment.put("REMOTE_ADDR", "127.0.0.1");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put(
                "QUERY_STRING",
                String.valueOf(exchange.getRequestURI().getRawQuery()).replace("null", ""));
        put(environment, "CONTENT_TYPE", exchange.getRequestHeaders().getFirst("Content-Type"));
        put(environment, "HTTP_CONTENT_ENCODING", exchange.getRequestHeaders().getFirst("Content-Encoding"));
        put(environment, "GIT_PROTOCOL", exchange.getRequestHeaders().getFirst("Git-Protocol"));
        var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var in = process.getOutputStream()) {
            exchange.getRequestBody().transferTo(in);
        }
        try (var out = process.getInputStream()) {
            answer(exchange, out);
        } finally {
            process.destroy();
        }
    }

    private static void answer(HttpExchange exchange, InputStream cgi) throws IOException {
        var status = 200;
        for (var line = line(cgi); !line.isEmpty(); line = line(cgi)) {
            var colon = line.indexOf(':');
            var value = line.substring(colon + 1).strip();
            if (line.startsWith("Status:")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().set(line.substring(0, colon), value);
            }
        }
        exchange.sendResponseHeaders(status, 0);
        cgi.transferTo(exchange.getResponseBody());
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static void put(java.util.Map<String, String> environment, String name, @Nullable String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }
}
