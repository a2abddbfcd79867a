package dev.drydock.jobs;

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

/** The service's files, in place of the controller's. A service named {@code unknown} does not exist. */
@Mock
@ApplicationScoped
public class TourFiles implements Resources {
    private final Map<String, String> files = new ConcurrentHashMap<>();

    void put(String path, String text) {
        files.put(path, text);
    }

    @Override
    public Uni<Optional<Resource>> read(ResourceLevel level, String uri, Optional<String> commit) {
        if (!(level instanceof ResourceLevel.Service service)) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (service.scope().service().equals("unknown")) {
            return Uni.createFrom().failure(new UnknownPlace("There is no service 'unknown'."));
        }
        return Uni.createFrom()
                .item(() -> Optional.ofNullable(files.get(uri))
                        .map(text -> new Resource(
                                uri, text.getBytes(StandardCharsets.UTF_8), commit.orElse("head"), "production")));
    }

    @Override
    public Uni<List<String>> list(ResourceLevel level, Optional<String> commit) {
        return Uni.createFrom().item(() -> List.copyOf(files.keySet()));
    }
}
