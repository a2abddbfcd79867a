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

        private StageFiles with(String path, byte[] content) {
            return new StageFiles(name, tree.with(path, content), isService, isWhole);
        }
    }

    /** Where the files of a stage, or without one the project's own, are kept. */
    public Optional<Tree> treeOf(Optional<String> stage) {
        return stage.isEmpty()
                ? project
                : stages.stream()
                        .filter(files -> files.name().equals(stage))
                        .map(StageFiles::tree)
                        .findFirst();
    }

    /**
     * The same files with one of them written.
     *
     * @param stage whose file; absent for the project's own
     * @param path from the root of the stage's or the project's files
     */
    public ProjectFiles with(Optional<String> stage, String path, byte[] content) {
        return stage.isEmpty()
                ? new ProjectFiles(project.map(tree -> tree.with(path, content)), stages)
                : new ProjectFiles(
                        project,
                        stages.stream()
                                .map(files -> files.name().equals(stage) ? files.with(path, content) : files)
                                .toList());
    }
}
