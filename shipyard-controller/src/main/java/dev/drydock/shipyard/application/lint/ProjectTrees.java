package dev.drydock.shipyard.application.lint;

import dev.drydock.model.lint.ProjectFiles;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The files of projects that have a meaning. What cannot be read fails as a {@code ProjectRefusal}. */
public interface ProjectTrees {
    /**
     * The files at the heads of the project's branches.
     *
     * @param stage only the project's own and this stage's; absent for every stage's
     */
    Uni<ProjectFiles> now(String project, Optional<String> stage);
}
