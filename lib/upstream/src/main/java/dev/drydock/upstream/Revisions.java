package dev.drydock.upstream;

import dev.drydock.upstream.Outcome.Reason;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Finds the commit a reader means: a commit id, or the head of a level's branch. Asks the upstream only when it must. */
final class Revisions {
    private final Branches branches;
    private final Layout layout;
    private final CommitIds commitIds;
    private final Origin origin;

    Revisions(LocalRepository local, Origin origin) {
        this.branches = local.branches();
        this.layout = local.layout();
        this.commitIds = local.commitIds();
        this.origin = origin;
    }

    Outcome<ObjectId> find(Level level, @Nullable String commitId) {
        return commitId == null || commitId.isEmpty() ? head(level) : commit(level, commitId);
    }

    private Outcome<ObjectId> head(Level level) {
        origin.refreshIfDue();
        var branch = layout.branch(level);
        return branches.head(branch).map(Outcome::done).orElseGet(() -> unknownBranch(branch));
    }

    /** A commit never changes, so one that is here needs no network, whatever the upstream does. */
    private Outcome<ObjectId> commit(Level level, String commitId) {
        var branch = layout.branch(level);
        if (branches.head(branch).isEmpty()) {
            origin.refreshIfDue();
            if (branches.head(branch).isEmpty()) {
                return unknownBranch(branch);
            }
        }
        var here = commitIds.find(commitId);
        if (here.value().isPresent() || !fetched()) {
            return here;
        }
        return commitIds.find(commitId);
    }

    private boolean fetched() {
        if (origin.url().isEmpty() || origin.freshness().isStale()) {
            origin.refreshIfDue();
            return origin.url().isPresent();
        }
        try {
            origin.refresh();
            return true;
        } catch (UpstreamException e) {
            return false;
        }
    }

    private static Outcome<ObjectId> unknownBranch(String branch) {
        return Outcome.refused(Reason.UNKNOWN_BRANCH, "There is no branch '" + branch + "'.");
    }
}
