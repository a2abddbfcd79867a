package dev.drydock.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.embedded.AlertmanagerServer;
import dev.drydock.embedded.PrometheusServer;
import dev.drydock.local.Installation;
import dev.drydock.local.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A real Prometheus and a real Alertmanager, with the tour's rules. */
record Monitoring(PrometheusServer prometheus, AlertmanagerServer alertmanager) {
    private static final double MILLIS = 1000;

    /**
     * Starts both.
     *
     * @param templates the tour's configuration files, in which {@code @…@} is filled in
     * @param targets the file that names what Prometheus asks for metrics
     */
    static Monitoring start(Parts parts, Path templates, Path home, Path targets, Installation installation) {
        try {
            var alerts = Files.readString(templates.resolve("alertmanager.yml"))
                    .replace("@WEBHOOK@", installation.url() + "/api/remediation/v1/alertmanager")
                    .replace("@TOKEN@", installation.token());
            var alertmanager = parts.start(() -> AlertmanagerServer.start(home.resolve("alertmanager"), alerts));
            var metrics = Files.readString(templates.resolve("prometheus.yml"))
                    .replace("@ALERTMANAGER@", alertmanager.url().getAuthority())
                    .replace("@TARGETS@", targets.toString());
            var folder = Files.createDirectories(home.resolve("prometheus"));
            Files.copy(templates.resolve("rules.yml"), folder.resolve("rules.yml"));
            var prometheus = parts.start(() -> PrometheusServer.start(folder, metrics));
            return new Monitoring(prometheus, alertmanager);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to configure the monitoring, but: " + e.getMessage(), e);
        }
    }

    /** Within how many milliseconds 95 of 100 users have been answered in the last ten seconds; empty without users. */
    OptionalLong p95() {
        var query = URI.create(prometheus.url() + "/api/v1/query?query=service:response_time_seconds:p95");
        try {
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(query).build(), BodyHandlers.ofByteArray());
            var value = new ObjectMapper().readTree(answer.body()).at("/data/result/0/value/1");
            var seconds = value.isTextual() ? Double.parseDouble(value.asText()) : Double.NaN;
            return Double.isNaN(seconds) ? OptionalLong.empty() : OptionalLong.of(Math.round(seconds * MILLIS));
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
