package dev.drydock.jobs.adapter.secrets;

import dev.drydock.jobs.application.Secrets;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** Secrets as a container sees mounted ones: a folder per secret, a file per key; for the jobs of every project. */
public final class SecretFiles implements Secrets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9._]{0,252}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][-A-Za-z0-9._]*");

    private final Path folder;
    private final Executor workers;

    /** @param workers threads that may block */
    public SecretFiles(Path folder, Executor workers) {
        this.folder = folder;
        this.workers = workers;
    }

    @Override
    public Uni<Optional<Map<String, String>>> read(String project, String name) {
        return Uni.createFrom().item(() -> load(name)).runSubscriptionOn(workers);
    }

    private Optional<Map<String, String>> load(String name) {
        var secret = folder.resolve(name);
        if (!NAME.matcher(name).matches() || name.contains("..") || !Files.isDirectory(secret)) {
            return Optional.empty();
        }
        var values = new TreeMap<String, String>();
        try (var files = Files.list(secret)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var key = file.getFileName().toString();
                if (KEY.matcher(key).matches()) {
                    values.put(key, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(values);
    }
}
