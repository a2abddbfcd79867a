package dev.drydock.upstream;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** A branch as a push would leave it; valid while it is checked. */
public final class PushedBranch {
    private final LocalRepository local;
    private final String branch;
    private final ObjectId commit;
    private final ObjectId previous;
    private final BranchDifference difference;
    private final List<String> options;

    PushedBranch(
            LocalRepository local,
            String branch,
            ObjectId previous,
            ObjectId commit,
            BranchDifference difference,
            List<String> options) {
        this.local = local;
        this.branch = branch;
        this.previous = previous;
        this.commit = commit;
        this.options = List.copyOf(options);
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

    /** The content of a file as the branch has it until now; empty when there is none, or the branch is new. */
    public Optional<byte[]> before(String path) {
        return previous.equals(ObjectId.zeroId())
                ? Optional.empty()
                : local.reader().content(previous, path).value().map(byte[]::clone);
    }

    /** What the pusher said with {@code git push -o}. */
    public List<String> options() {
        return options;
    }
}
