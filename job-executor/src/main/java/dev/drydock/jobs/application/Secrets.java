package dev.drydock.jobs.application;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/** The secrets that tasks may name. */
@FunctionalInterface
public interface Secrets {
    /** The keys and values of a secret that jobs of the project may use; empty if there is none of that name. */
    Uni<Optional<Map<String, String>>> read(String project, String name);

    /** Looks elsewhere for what is not here. */
    default Secrets orElse(Secrets other) {
        return (project, name) -> read(project, name)
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : other.read(project, name));
    }
}
