package dev.drydock.upstream;

/** Where stages have their files. A project keeps the layout it was created with: its metadata.yaml says which. */
public enum StageLayout {
    /** A branch per stage, named like it. */
    BRANCHES {
        @Override
        String branch(Level level, String defaultBranch) {
            return level.branch(defaultBranch);
        }

        @Override
        String folder(Level level) {
            return level.folder();
        }
    },
    /** A folder per stage on the default branch, where Keptn has it. */
    DIRECTORIES {
        @Override
        String branch(Level level, String defaultBranch) {
            return defaultBranch;
        }

        @Override
        String folder(Level level) {
            return level.stage()
                    .map(stage -> STAGES + stage + "/" + level.folder())
                    .orElse("");
        }
    };

    static final String STAGES = ".keptn-stages/";

    /** The branch a level lives on, in a repository with this default branch. */
    abstract String branch(Level level, String defaultBranch);

    /** The folder its files lie in: empty for the root, else with a slash at the end. */
    abstract String folder(Level level);
}
