package dev.drydock.lighthouse.application;

import java.util.Map;
import java.util.Optional;

/**
 * Which SLI provider a project uses.
 *
 * @param byDefault for projects that have none of their own
 */
public record SliProviders(String byDefault, Map<String, String> ofProjects) {
    private static final String NONE = "none";

    public SliProviders {
        ofProjects = Map.copyOf(ofProjects);
    }

    /** The provider; absent where {@code none} is chosen. */
    public Optional<String> of(String project) {
        return Optional.of(ofProjects.getOrDefault(project, byDefault)).filter(name -> !name.equals(NONE));
    }
}
