package dev.drydock.examples.platform;

import dev.drydock.embedded.ServerFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the replicas run, for {@code file_sd_configs} and {@code http_sd_configs} of Prometheus, with labels project, stage,
 * service and replica.
 *
 * @param host by which Prometheus reaches them
 */
record ScrapeTargets(Path file, String host) {
    void write(List<Release> releases) {
        var json = text(releases);
        try {
            var folder = Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = Files.writeString(folder.resolve(file.getFileName() + ".new"), json);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServerFailed("Expected to write " + file + ", but: " + e.getMessage(), e);
        }
    }

    String text(List<Release> releases) {
        return releases.stream()
                .flatMap(release -> release.replicas().stream().map(replica -> target(release.name(), replica)))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private String target(ReleaseName name, Replica replica) {
        return """
                {"targets": ["%s"], "labels": {"project": "%s", "stage": "%s", "service": "%s", "replica": "%s"}}""".formatted(
                host + ":" + replica.address().getPort(), name.project(), name.stage(), name.name(), replica.name());
    }
}
