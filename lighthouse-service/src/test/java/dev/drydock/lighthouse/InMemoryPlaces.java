package dev.drydock.lighthouse;

import dev.drydock.events.Scope;
import dev.drydock.kit.resources.UnknownPlace;
import dev.drydock.lighthouse.application.Places;
import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The services of projects, without a shipyard-controller. */
@Mock
@ApplicationScoped
public class InMemoryPlaces implements Places {
    private final Map<String, List<Scope>> projects = new ConcurrentHashMap<>();

    public void put(String project, Scope... scopes) {
        projects.put(project, List.of(scopes));
    }

    @Override
    public Uni<List<Scope>> of(String project) {
        var found = projects.get(project);
        return found == null
                ? Uni.createFrom().failure(new UnknownPlace("There is no project '" + project + "'."))
                : Uni.createFrom().item(found);
    }
}
