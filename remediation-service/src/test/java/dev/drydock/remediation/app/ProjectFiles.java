package dev.drydock.remediation.app;

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

/** Files in memory, in place of the controller's. */
@Mock
@ApplicationScoped
public class ProjectFiles implements Resources {
    private final Map<String, String> files = new ConcurrentHashMap<>();

    void put(String service, String text) {
        files.put(service, text);
    }

    void putGuards(String project, String text) {
        files.put("guards of " + project, text);
    }

    @Override
    public Uni<Optional<Resource>> read(ResourceLevel level, String uri, Optional<String> commit) {
        if (level instanceof ResourceLevel.Project project) {
            return Uni.createFrom()
                    .item(Optional.ofNullable(files.get("guards of " + project.project()))
                            .map(text -> new Resource(uri, text.getBytes(StandardCharsets.UTF_8), "c0ffee", "main")));
        }
        var scope = ((ResourceLevel.Service) level).scope();
        if (scope.service().equals("unknown")) {
            return Uni.createFrom().failure(new UnknownPlace("there is no service 'unknown' in project 'p'"));
        }
        return Uni.createFrom()
                .item(Optional.ofNullable(files.get(scope.service()))
                        .map(text -> new Resource(uri, text.getBytes(StandardCharsets.UTF_8), "c0ffee", "production")));
    }

    @Override
    public Uni<List<String>> list(ResourceLevel level, Optional<String> commit) {
        return Uni.createFrom().item(List.of());
    }
}
