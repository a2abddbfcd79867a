package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.application.check.Probes.RepositoryProbe;
import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.domain.check.Measured.Repository;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.upstream.Repositories;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Looks whether the repository of each project is there, and fresh. */
public final class GitProbe implements RepositoryProbe {
    private final Repositories repositories;
    private final Projects projects;

    public GitProbe(Repositories repositories, Projects projects) {
        this.repositories = repositories;
        this.projects = projects;
    }

    @Override
    public Uni<List<Repository>> measure() {
        return projects.list()
                .chain(registered ->
                        Answers.aside(() -> registered.stream().map(this::look).toList()));
    }

    private Repository look(Project project) {
        var repository = repositories.find(project.name());
        var problem = repository.map(found -> found.freshness().problem());
        return new Repository(
                project.name(),
                repository.isEmpty(),
                problem.flatMap(failure -> Optional.ofNullable(failure.getMessage())));
    }
}
