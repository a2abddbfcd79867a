package dev.drydock.local.demo;

import dev.drydock.embedded.AlertmanagerServer;
import dev.drydock.embedded.PrometheusServer;
import dev.drydock.local.Installation;
import dev.drydock.local.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real Prometheus and a real Alertmanager, with the tour's rules. */
record Monitoring(PrometheusServer prometheus, AlertmanagerServer alertmanager) {
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
}
