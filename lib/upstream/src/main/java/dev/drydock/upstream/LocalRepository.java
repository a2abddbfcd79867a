package dev.drydock.upstream;

import org.eclipse.jgit.lib.Repository;

/** The bare repository of a project on this machine, and what reads and moves it. */
record LocalRepository(
        String project,
        Repository git,
        Branches branches,
        CommitIds commitIds,
        CommitReader reader,
        Layout layout,
        BranchListeners listeners) {
    static LocalRepository of(
            String project,
            Repository git,
            ContentCache cache,
            BranchListeners listeners,
            RepositorySettings settings) {
        var branches = new Branches(project, git, listeners);
        var reader = new CommitReader(git, cache, settings.limits().fileBytes());
        return new LocalRepository(
                project, git, branches, new CommitIds(git), reader, new Layout(branches, reader), listeners);
    }
}
