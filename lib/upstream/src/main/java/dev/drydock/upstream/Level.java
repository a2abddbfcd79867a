package dev.drydock.upstream;

import java.util.Optional;

/**
 * Where a resource belongs: to the project (root of the default branch), to a stage (root of the branch named like it),
 * or to a service in a stage (a folder on the stage's branch).
 */
public sealed interface Level {
    /** The project's level. */
    static Level project() {
        return new ProjectLevel();
    }

    /**
     * A stage's level.
     *
     * @throws InvalidPathException when the name cannot be a branch
     */
    static Level stage(String stage) {
        return new StageLevel(stage);
    }

    /**
     * A service's level in one stage.
     *
     * @throws InvalidPathException when a name cannot be a branch or a folder
     */
    static Level service(String stage, String service) {
        return new ServiceLevel(stage, service);
    }

    /** The branch this level lives on where each stage has one, in a repository with this default branch. */
    String branch(String defaultBranch);

    /** The folder its files lie in below its stage's: empty for the root, else with a slash at the end. */
    String folder();

    /** The stage, unless this is the project's own level. */
    Optional<String> stage();

    /** The root of the default branch. */
    record ProjectLevel() implements Level {
        @Override
        public Optional<String> stage() {
            return Optional.empty();
        }

        @Override
        public String branch(String defaultBranch) {
            return defaultBranch;
        }

        @Override
        public String folder() {
            return "";
        }
    }

    /** The root of a stage's branch. */
    record StageLevel(String name) implements Level {
        public StageLevel {
            ResourcePaths.name("stage", name);
        }

        @Override
        public Optional<String> stage() {
            return Optional.of(name);
        }

        @Override
        public String branch(String defaultBranch) {
            return name;
        }

        @Override
        public String folder() {
            return "";
        }
    }

    /** A service's folder on a stage's branch. */
    record ServiceLevel(String stageName, String service) implements Level {
        public ServiceLevel {
            ResourcePaths.name("stage", stageName);
            ResourcePaths.name("service", service);
        }

        @Override
        public Optional<String> stage() {
            return Optional.of(stageName);
        }

        @Override
        public String branch(String defaultBranch) {
            return stageName;
        }

        @Override
        public String folder() {
            return service + "/";
        }
    }
}
