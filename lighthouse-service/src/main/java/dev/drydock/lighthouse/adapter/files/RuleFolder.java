package dev.drydock.lighthouse.adapter.files;

import dev.drydock.lighthouse.application.MonitoringFolder;
import dev.drydock.lighthouse.domain.monitoring.MonitoringSetup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A folder of this machine that Prometheus reads too. */
public final class RuleFolder implements MonitoringFolder {
    private static final Duration RELOAD_WITHIN = Duration.ofSeconds(30);

    private final Optional<Path> folder;
    private final Optional<URI> reload;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * The folder.
     *
     * @param folder where to write; nothing is written when absent
     * @param reload what to post to when something was written: {@code …/-/reload} of a Prometheus that allows it
     */
    public RuleFolder(Optional<Path> folder, Optional<URI> reload) {
        this.folder = folder;
        this.reload = reload;
    }

    @Override
    public Uni<String> write(MonitoringSetup setup) {
        return folder.map(place -> Uni.createFrom()
                        .item(() -> writeAndReload(place, setup))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .orElseGet(() -> Uni.createFrom()
                        .item("No folder is configured, so nothing was written; the files are in this event."));
    }

    private String writeAndReload(Path place, MonitoringSetup setup) {
        var files = new TreeMap<>(setup.files());
        try {
            for (var file : files.entrySet()) {
                replace(place.resolve(file.getKey()), file.getValue());
            }
            for (var former : setup.former()) {
                delete(place.resolve(former.name()), former.marks());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder %s cannot be written: %s".formatted(place, e.getMessage()), e);
        }
        var written = "Wrote %s to %s.".formatted(String.join(" and ", files.keySet()), place);
        return reload.map(uri -> written + " " + reloaded(uri)).orElse(written);
    }

    /** Prometheus must never read half a file. */
    private static void replace(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        var draft = Files.createTempFile(file.getParent(), ".", ".draft");
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void delete(Path former, List<String> marks) throws IOException {
        if (Files.isRegularFile(former)) {
            var text = Files.readString(former);
            if (marks.stream().allMatch(text::contains)) {
                Files.delete(former);
            }
        }
    }

    private String reloaded(URI uri) {
        try {
            var request = HttpRequest.newBuilder(uri)
                    .timeout(RELOAD_WITHIN)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? "Prometheus has read them."
                    : "Prometheus did not read them: %s answered %d: %s"
                            .formatted(uri, answer.statusCode(), answer.body().strip());
        } catch (IOException e) {
            return "Prometheus did not read them: %s cannot be reached.".formatted(uri);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "Prometheus was not told, as this service stops.";
        }
    }
}
