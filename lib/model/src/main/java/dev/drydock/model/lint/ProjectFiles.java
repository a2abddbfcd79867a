package dev.drydock.model.lint;

import java.util.List;
import java.util.Optional;

/**
 * A project's files, as far as they are at hand.
 *
 * @param project the project's own: shipyard, and what holds for every stage; absent when they are elsewhere
 * @param stages what is at hand of stages
 */
public record ProjectFiles(Optional<Tree> project, List<StageFiles> stages) {
    public ProjectFiles {
        stages = List.copyOf(stages);
    }

    /**
     * The files of a stage.
     *
     * @param name absent when they may be of any stage
     * @param isService whether the root is a service's folder itself, with everything in it
     * @param isWhole whether every file is here; otherwise only files that are may be talked about
     */
    public record StageFiles(Optional<String> name, Tree tree, boolean isService, boolean isWhole) {
        /** A stage's branch. */
        public static StageFiles ofBranch(String stage, Tree tree) {
            return new StageFiles(Optional.of(stage), tree, false, true);
        }
    }
}
