package dev.drydock.upstream;

import org.eclipse.jgit.lib.Repository;

/** The bare repository of a project on this machine, and what reads and moves it. */
record LocalRepository(
        String project,
        Repository git,
        Branches branches,
        CommitIds commitIds,
        CommitReader reader,
        BranchListeners listeners) {
    static LocalRepository of(
            String project,
            Repository git,
            ContentCache cache,
            BranchListeners listeners,
            RepositorySettings settings) {
        return new LocalRepository(
                project,
                git,
                new Branches(project, git, listeners),
                new CommitIds(git),
                new CommitReader(git, cache, settings.limits().fileBytes()),
                listeners);
    }
}
