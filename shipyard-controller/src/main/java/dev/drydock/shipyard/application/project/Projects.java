package dev.drydock.shipyard.application.project;

import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.shipyard.domain.project.Service;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The register of projects. May be called from any thread. */
public interface Projects {
    /** @return false when the name is taken */
    Uni<Boolean> create(Project project);

    Uni<Optional<Project>> find(String project);

    /** By name. */
    Uni<List<Project>> list();

    /** Gives a project another upstream, or other credentials. */
    Uni<Void> update(String project, Remote remote);

    /** @return false when there was none */
    Uni<Boolean> delete(String project);

    /** Adds a service unless it is there. */
    Uni<Void> addService(String project, Service service);

    Uni<Void> removeService(String project, String service);

    /** Seals with the current key the credentials that a former one has sealed; @return in how many projects */
    Uni<Integer> reseal();
}
