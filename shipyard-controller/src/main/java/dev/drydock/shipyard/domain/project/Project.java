package dev.drydock.shipyard.domain.project;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A project, as far as its repository cannot tell.
 *
 * @param remote its upstream; empty when its repository is hosted here
 * @param services in the order they were added
 */
public record Project(String name, Instant created, Optional<Remote> remote, List<Service> services) {
    public Project {
        services = List.copyOf(services);
    }

    public Project(String name, Instant created, Optional<Remote> remote) {
        this(name, created, remote, List.of());
    }

    /** The service of that name, if it was added here rather than by a push. */
    public Optional<Service> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }
}
