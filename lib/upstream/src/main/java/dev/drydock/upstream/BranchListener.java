package dev.drydock.upstream;

/** Told after a branch moved, by a push, by a write here, or by a fetch. Called on the thread that moved it: be quick. */
@FunctionalInterface
public interface BranchListener {
    /**
     * The branch leads to another commit now.
     *
     * @param commitId full id of its new head
     */
    void moved(String project, String branch, String commitId);

    /** The branch is gone. */
    default void removed(String project, String branch) {}
}
