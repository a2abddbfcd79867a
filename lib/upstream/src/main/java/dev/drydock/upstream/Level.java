package dev.drydock.upstream;

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

    /** The branch this level lives on, in a repository with this default branch. */
    String branch(String defaultBranch);

    /** The folder its files lie in: empty for the root, else with a slash at the end. */
    String folder();

    /** The root of the default branch. */
    record ProjectLevel() implements Level {
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
    record StageLevel(String stage) implements Level {
        public StageLevel {
            ResourcePaths.name("stage", stage);
        }

        @Override
        public String branch(String defaultBranch) {
            return stage;
        }

        @Override
        public String folder() {
            return "";
        }
    }

    /** A service's folder on a stage's branch. */
    record ServiceLevel(String stage, String service) implements Level {
        public ServiceLevel {
            ResourcePaths.name("stage", stage);
            ResourcePaths.name("service", service);
        }

        @Override
        public String branch(String defaultBranch) {
            return stage;
        }

        @Override
        public String folder() {
            return service + "/";
        }
    }
}
