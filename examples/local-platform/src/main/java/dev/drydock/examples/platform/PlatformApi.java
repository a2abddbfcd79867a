package dev.drydock.examples.platform;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code GET /releases}, {@code GET /targets} for Prometheus, {@code GET|PUT|DELETE /releases/NAMESPACE/NAME}, and an overview for people at {@code /}. */
final class PlatformApi {
    private static final Pattern RELEASE = Pattern.compile("/releases/([^/]+)/([^/]+)(/values)?");
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Releases releases;

    PlatformApi(Releases releases) {
        this.releases = releases;
    }

    void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var release = RELEASE.matcher(path);
        if (path.equals("/")) {
            answer(exchange, 200, TEXT, Overview.of(releases.all()));
        } else if (path.equals("/releases")) {
            var all = releases.all().stream().map(PlatformApi::json).collect(Collectors.joining(",", "[", "]\n"));
            answer(exchange, 200, JSON, all);
        } else if (path.equals("/targets")) {
            answer(exchange, 200, JSON, releases.targets());
        } else if (release.matches()) {
            release(exchange, release);
        } else {
            throw new PlatformRefusal(404, "There is nothing at " + path);
        }
    }

    private void release(HttpExchange exchange, Matcher path) throws IOException {
        var name = new ReleaseName(path.group(1), path.group(2));
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                var release = releases.get(name);
                var isValues = path.group(3) != null;
                answer(exchange, 200, isValues ? TEXT : JSON, isValues ? release.values() : json(release));
            }
            case "PUT" -> answer(exchange, 200, JSON, json(releases.upgrade(name, upgrade(form(exchange)))));
            case "DELETE" -> {
                releases.uninstall(name);
                answer(exchange, 200, JSON, "{}");
            }
            default -> throw new PlatformRefusal(405, "A release takes GET, PUT and DELETE");
        }
    }

    private static Upgrade upgrade(Map<String, String> form) {
        try {
            return new Upgrade(
                    form.getOrDefault("image", ""),
                    Integer.parseInt(form.getOrDefault("replicas", "1")),
                    form.getOrDefault("values", ""),
                    Boolean.parseBoolean(form.get("install")),
                    Boolean.parseBoolean(form.get("createNamespace")));
        } catch (NumberFormatException e) {
            throw new PlatformRefusal(400, "Expected a number of replicas, but got '" + form.get("replicas") + "'");
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        var form = new HashMap<String, String>();
        for (var field : Entrance.text(exchange.getRequestBody().readAllBytes()).split("&")) {
            var parts = field.split("=", 2);
            if (parts.length == 2) {
                form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static String json(Release release) {
        var replicas = release.replicas().stream()
                .map(replica -> "{\"name\":\"%s\",\"pid\":%d,\"address\":\"%s\",\"image\":\"%s\",\"ready\":%s}"
                        .formatted(
                                replica.name(),
                                replica.pid(),
                                replica.address(),
                                replica.image().replaceAll("[\"\\\\]", ""),
                                replica.isAlive()))
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"namespace\":\"%s\",\"name\":\"%s\",\"revision\":%d,\"replicas\":%s}"
                .formatted(release.name().namespace(), release.name().name(), release.revision(), replicas);
    }

    static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
