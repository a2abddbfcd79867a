package dev.drydock.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** The branches of one repository: where they lead, and moving one only from where the mover saw it. */
final class Branches {
    private static final String STAGES = "refs/drydock/stages/";

    private final String project;
    private final Repository git;
    private final BranchListeners listeners;

    Branches(String project, Repository git, BranchListeners listeners) {
        this.project = project;
        this.git = git;
        this.listeners = listeners;
    }

    Optional<ObjectId> head(String branch) {
        try {
            return Optional.ofNullable(git.exactRef(Constants.R_HEADS + branch)).map(ref -> ref.getObjectId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String defaultBranch() {
        try {
            var head = git.getFullBranch();
            if (head == null) {
                throw new IOException("it has no HEAD");
            }
            return Repository.shortenRefName(head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void setDefaultBranch(String branch) {
        try {
            git.updateRef(Constants.HEAD).link(Constants.R_HEADS + branch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        return List.copyOf(heads().keySet());
    }

    /** The commit of each branch, by its name. */
    SortedMap<String, String> heads() {
        try {
            var heads = new TreeMap<String, String>();
            for (var ref : git.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
                heads.put(
                        ref.getName().substring(Constants.R_HEADS.length()),
                        ref.getObjectId().name());
            }
            return heads;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Moves a branch.
     *
     * @param expected where the mover saw it; the zero id when it must not be there yet
     * @return false when somebody else moved it, or is about to
     */
    boolean move(String branch, ObjectId expected, ObjectId commit) {
        if (!update(Constants.R_HEADS + branch, expected, commit)) {
            return false;
        }
        listeners.moved(project, branch, commit);
        return true;
    }

    /** Remembers a branch as a stage's, so that no push deletes it. */
    void markStage(String stage, ObjectId commit) {
        if (!isStage(stage)) {
            update(STAGES + stage, ObjectId.zeroId(), commit);
        }
    }

    boolean isStage(String branch) {
        try {
            return git.exactRef(STAGES + branch) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keepStages(Collection<String> stages) {
        try {
            for (var mark : git.getRefDatabase().getRefsByPrefix(STAGES)) {
                if (!stages.contains(mark.getName().substring(STAGES.length()))) {
                    var update = git.updateRef(mark.getName());
                    update.setForceUpdate(true);
                    update.delete();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean update(String name, ObjectId expected, ObjectId commit) {
        try {
            var update = git.updateRef(name);
            update.setExpectedOldObjectId(expected);
            update.setNewObjectId(commit);
            update.disableRefLog();
            return isMoved(update.update(), update);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMoved(RefUpdate.Result result, RefUpdate update) throws IOException {
        return switch (result) {
            case NEW, FAST_FORWARD, NO_CHANGE -> true;
            case LOCK_FAILURE, REJECTED -> false;
            default -> throw new IOException("Expected to move " + update.getName() + ", but Git answered " + result);
        };
    }
}
