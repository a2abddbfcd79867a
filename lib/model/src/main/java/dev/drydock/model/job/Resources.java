package dev.drydock.model.job;

import java.util.Optional;

/** What a container may and should get. */
public record Resources(Quantities limits, Quantities requests) {
    /** Kubernetes quantities such as {@code 500m} or {@code 128Mi}; known to be well formed. */
    public record Quantities(Optional<String> cpu, Optional<String> memory) {}
}
