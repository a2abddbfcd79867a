package dev.drydock.jobs.application;

import dev.drydock.events.Scope;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A repository whose files are the same for every service, at any commit. */
public final class MemoryRepository implements Repository {
    private final Map<Level, Map<String, byte[]>> files = Map.of(
            Level.SERVICE, new ConcurrentHashMap<>(),
            Level.STAGE, new ConcurrentHashMap<>(),
            Level.PROJECT, new ConcurrentHashMap<>());

    public MemoryRepository with(Level level, String path, String content) {
        files.get(level).put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    @Override
    public Uni<Optional<byte[]>> read(Level level, Scope scope, String path, Optional<String> commit) {
        return Uni.createFrom().item(() -> Optional.ofNullable(files.get(level).get(path)));
    }

    @Override
    public Uni<List<String>> list(Scope scope, Optional<String> commit) {
        return Uni.createFrom().item(() -> List.copyOf(files.get(Level.SERVICE).keySet()));
    }
}
