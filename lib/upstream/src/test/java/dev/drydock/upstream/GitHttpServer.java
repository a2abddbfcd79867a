package dev.drydock.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** The thinnest HTTP server that serves what {@link GitHosting} answers, to anyone with the token. */
final class GitHttpServer implements AutoCloseable {
    static final String TOKEN = "s3cr3t-t0ken";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final GitHosting hosting;
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
    private volatile PushCheck check = PushCheck.NONE;
    private volatile int outage;

    GitHttpServer(GitHosting hosting) throws IOException {
        this.hosting = hosting;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    void checkPushes(PushCheck pushCheck) {
        check = pushCheck;
    }

    /** Answers everything with this status from now on; 0 ends it. */
    void answerOnly(int status) {
        outage = status;
    }

    int requests() {
        return requests.get();
    }

    Map<String, Throwable> failures() {
        return failures;
    }

    String url(String project) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + project + ".git";
    }

    String urlWithToken(String project) {
        return url(project).replace("http://", "http://anyone:" + TOKEN + "@");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            if (outage != 0) {
                exchange.sendResponseHeaders(outage, -1);
            } else if (!isAuthorized(exchange)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else {
                answer(exchange);
            }
        } catch (IOException | RuntimeException e) {
            failures.put(exchange.getRequestURI().toString(), e);
            throw e;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var project = path.substring(1, path.indexOf(".git"));
        var protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
        try {
            if (path.endsWith("/info/refs")) {
                var name = exchange.getRequestURI().getQuery().replace("service=", "");
                var service = GitService.ofName(name).orElseThrow();
                var answer = new ByteArrayOutputStream();
                hosting.advertiseRefs(project, service, protocol, answer);
                start(exchange, service.advertisementType());
                exchange.getResponseBody().write(answer.toByteArray());
                return;
            }
            var service =
                    GitService.ofName(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
            start(exchange, service.resultType());
            try (var out = new BufferedOutputStream(exchange.getResponseBody())) {
                if (service == GitService.UPLOAD_PACK) {
                    hosting.uploadPack(project, protocol, body(exchange), out);
                } else {
                    hosting.receivePack(project, body(exchange), out, check);
                }
            }
        } catch (NotHostedException e) {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void start(HttpExchange exchange, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        var isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return isZipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private static boolean isAuthorized(HttpExchange exchange) {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null || !header.startsWith("Basic ")) {
            return false;
        }
        var given = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        return given.endsWith(":" + TOKEN);
    }
}
