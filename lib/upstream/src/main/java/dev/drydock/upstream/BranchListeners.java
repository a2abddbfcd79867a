package dev.drydock.upstream;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;

/** Everyone who wants to know; the branch has moved already, so a listener that fails is logged and stops nothing. */
final class BranchListeners {
    private static final System.Logger LOG = System.getLogger(BranchListeners.class.getName());

    private final List<BranchListener> listeners = new CopyOnWriteArrayList<>();

    void add(BranchListener listener) {
        listeners.add(listener);
    }

    void moved(String project, String branch, ObjectId commit) {
        tell(listener -> listener.moved(project, branch, commit.name()));
    }

    void removed(String project, String branch) {
        tell(listener -> listener.removed(project, branch));
    }

    private void tell(Consumer<BranchListener> news) {
        for (var listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A listener failed on a branch that moved", e);
            }
        }
    }
}
