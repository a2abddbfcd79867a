package dev.drydock.jobs.application;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/** The secrets that tasks may name. */
@FunctionalInterface
public interface Secrets {
    /** The keys and values of a secret; empty if there is none of that name. */
    Uni<Optional<Map<String, String>>> read(String name);
}
