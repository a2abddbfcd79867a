package dev.drydock.lighthouse;

import dev.drydock.kit.resources.Resource;
import dev.drydock.kit.resources.ResourceLevel;
import dev.drydock.kit.resources.Resources;
import dev.drydock.kit.resources.UnknownPlace;
import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of projects, without a shipyard-controller. A stage named {@code nowhere} does not exist. */
@Mock
@ApplicationScoped
public class InMemoryResources implements Resources {
    private static final String HEAD = "head";

    private final Map<String, String> files = new ConcurrentHashMap<>();

    public void put(ResourceLevel level, String uri, String text) {
        put(level, uri, HEAD, text);
    }

    public void put(ResourceLevel level, String uri, String commit, String text) {
        files.put(key(level, uri, commit), text);
    }

    @Override
    public Uni<Optional<Resource>> read(ResourceLevel level, String uri, Optional<String> commit) {
        if (level.toString().contains("nowhere")) {
            return Uni.createFrom().failure(new UnknownPlace("There is no stage 'nowhere' in project 'sockshop'."));
        }
        var id = commit.orElse(HEAD);
        return Uni.createFrom()
                .item(Optional.ofNullable(files.get(key(level, uri, id)))
                        .map(text -> new Resource(uri, text.getBytes(StandardCharsets.UTF_8), id, "main")));
    }

    @Override
    public Uni<List<String>> list(ResourceLevel level, Optional<String> commit) {
        return Uni.createFrom().item(List.copyOf(files.keySet()));
    }

    private static String key(ResourceLevel level, String uri, String commit) {
        return level + " " + uri + " at " + commit;
    }
}
