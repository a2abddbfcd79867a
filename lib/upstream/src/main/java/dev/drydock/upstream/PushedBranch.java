package dev.drydock.upstream;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** A branch as a push would leave it; valid while it is checked. */
public final class PushedBranch {
    private final LocalRepository local;
    private final String branch;
    private final ObjectId commit;
    private final BranchDifference difference;

    PushedBranch(LocalRepository local, String branch, ObjectId commit, BranchDifference difference) {
        this.local = local;
        this.branch = branch;
        this.commit = commit;
        this.difference = difference;
    }

    /** The project's name. */
    public String project() {
        return local.project();
    }

    /** The branch's name; at the project's own level it is {@link #isDefault}. */
    public String branch() {
        return branch;
    }

    /** Whether this is the branch of the project's own level. */
    public boolean isDefault() {
        return branch.equals(local.branches().defaultBranch());
    }

    /** Full id of the commit the branch would lead to. */
    public String commitId() {
        return commit.name();
    }

    /** Paths of the files that are new or changed, from the branch's root; all of them when the branch is new. */
    public List<String> changed() {
        return List.copyOf(difference.written());
    }

    /** Paths of the files that are gone. */
    public List<String> deleted() {
        return List.copyOf(difference.deleted());
    }

    List<String> links() {
        return List.copyOf(difference.links());
    }

    /** Every file the branch would have. */
    public List<String> files() {
        return local.reader().files(commit, "");
    }

    /** The content of any file the branch would have, changed or not; empty when there is none, or it is above the limit. */
    public Optional<byte[]> read(String path) {
        return local.reader().content(commit, path).value().map(byte[]::clone);
    }
}
