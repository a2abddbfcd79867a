package dev.drydock.examples.platform;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The {@code helm} of the local platform. Values are those of helm 3: what {@code --set} gives on top of the chart's own; the
 * values of the release so far count only with {@code --reuse-values}, or when the command sets nothing at all.
 */
public final class HelmCommand {
    /** Environment variable with the address of the platform. */
    static final String PLATFORM = "DRYDOCK_PLATFORM";

    private final URI platform;
    private final PrintStream out;

    HelmCommand(URI platform, PrintStream out) {
        this.platform = platform;
        this.out = out;
    }

    public static void main(String[] arguments) {
        var platform = System.getenv(PLATFORM);
        try {
            if (platform == null) {
                throw new PlatformRefusal(400, PLATFORM + " is not set; it is the address of the local platform");
            }
            new HelmCommand(URI.create(platform), System.out).run(List.of(arguments));
        } catch (PlatformRefusal e) {
            System.err.println("Error: " + e.getMessage());
            System.exit(1);
        }
    }

    void run(List<String> words) {
        var arguments = HelmArguments.parse(words);
        var chart = Chart.read(Path.of(arguments.chart()));
        var own = ownValues(arguments);
        var values = new LinkedHashMap<>(chart.values());
        values.putAll(own);
        var answer = put(arguments, values, own);
        var isNew = answer.contains("\"revision\":1,");
        report(arguments, chart, values, isNew);
    }

    private void report(HelmArguments arguments, Chart chart, Map<String, String> values, boolean isNew) {
        var replicas = replicas(values);
        out.printf(
                "Release \"%s\" has been %s in namespace %s: chart %s %s.%n",
                arguments.release().name(),
                isNew ? "installed" : "upgraded",
                arguments.release().namespace(),
                chart.name(),
                chart.version());
        out.printf(
                "%s %s ready, as processes on this machine (no Kubernetes here; the image %s is not pulled).%n",
                replicas,
                replicas.equals("1") ? "replica is" : "replicas are",
                values.getOrDefault("image", "unnamed"));
    }

    private Map<String, String> ownValues(HelmArguments arguments) {
        if (!arguments.reuseValues() && !arguments.set().isEmpty()) {
            return arguments.set();
        }
        var own = new LinkedHashMap<String, String>();
        for (var line : valuesSoFar(arguments.release()).lines().toList()) {
            var parts = line.split("=", 2);
            own.put(parts[0], parts[1]);
        }
        own.putAll(arguments.set());
        return own;
    }

    private String valuesSoFar(ReleaseName name) {
        try {
            return ask("GET", path(name) + "/values", "");
        } catch (PlatformRefusal e) {
            return "";
        }
    }

    private String put(HelmArguments arguments, Map<String, String> values, Map<String, String> own) {
        var kept = own.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
        var form = Map.of(
                "image", values.getOrDefault("image", ""),
                "replicas", replicas(values),
                "values", kept,
                "install", Boolean.toString(arguments.install()),
                "createNamespace", Boolean.toString(arguments.createNamespace()));
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            return ask("PUT", path(arguments.release()), body);
        } catch (PlatformRefusal e) {
            throw new PlatformRefusal(e.status(), "UPGRADE FAILED: " + e.getMessage());
        }
    }

    private String ask(String method, String path, String body) {
        try {
            var connection = (HttpURLConnection) platform.resolve(path).toURL().openConnection(Proxy.NO_PROXY);
            connection.setRequestMethod(method);
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            var status = connection.getResponseCode();
            try (var answer = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                var text = answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
                if (status >= 400) {
                    throw new PlatformRefusal(status, text.strip());
                }
                return text;
            }
        } catch (IOException e) {
            throw new PlatformRefusal(503, "the local platform at " + platform + " does not answer: " + e.getMessage());
        }
    }

    private static String replicas(Map<String, String> values) {
        return values.getOrDefault("replicaCount", "1");
    }

    private static String path(ReleaseName name) {
        return "/releases/" + name.namespace() + "/" + name.name();
    }
}
