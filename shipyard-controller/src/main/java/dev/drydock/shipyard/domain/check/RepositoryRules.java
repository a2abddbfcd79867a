package dev.drydock.shipyard.domain.check;

import dev.drydock.shipyard.domain.check.Measured.Repository;

/** What Drydock needs of the repositories of projects. */
public final class RepositoryRules {
    private RepositoryRules() {}

    public static Finding judge(Repository repository) {
        var about = "git " + repository.project();
        if (repository.missing()) {
            return Finding.failed(
                    about,
                    "The repository of project '%s' is not there.".formatted(repository.project()),
                    "No sequence of it can start.",
                    "Restore the folder drydock.shipyard.repositories from its backup, or connect the upstream again.");
        }
        return repository
                .stale()
                .map(why -> Finding.warning(
                        about,
                        "Project '%s' is served as it was when last fetched: %s".formatted(repository.project(), why),
                        "What was pushed since is not used, and files cannot be changed through Drydock.",
                        "Check the upstream's address and credentials: update project %s --git-remote-url=URL …"
                                .formatted(repository.project())))
                .orElseGet(() -> Finding.ok(
                        about, "The repository of project '%s' can be read.".formatted(repository.project())));
    }
}
