package dev.drydock.examples.platform;

import dev.drydock.embedded.ServerFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** Where the replicas run, for {@code file_sd_configs} of Prometheus, with labels project, stage, service and replica. */
record ScrapeTargets(Path file) {
    void write(List<Release> releases) {
        var json = releases.stream()
                .flatMap(release -> release.replicas().stream().map(replica -> target(release.name(), replica)))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        try {
            var folder = Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = Files.writeString(folder.resolve(file.getFileName() + ".new"), json);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServerFailed("Expected to write " + file + ", but: " + e.getMessage(), e);
        }
    }

    private static String target(ReleaseName name, Replica replica) {
        return """
                {"targets": ["%s"], "labels": {"project": "%s", "stage": "%s", "service": "%s", "replica": "%s"}}""".formatted(
                        replica.address().getAuthority(), name.project(), name.stage(), name.name(), replica.name());
    }
}
