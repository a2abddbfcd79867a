package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.upstream.Repositories;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says which projects cannot be read, or only as they were: a repository that is gone is not made anew, empty. */
@Wellness
@ApplicationScoped
class RepositoriesHealth implements AsyncHealthCheck {
    private final Repositories repositories;
    private final Projects projects;

    RepositoriesHealth(Repositories repositories, Projects projects) {
        this.repositories = repositories;
        this.projects = projects;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return projects.list().chain(registered -> Answers.aside(() -> answer(registered)));
    }

    /** What is only stale still serves. */
    private HealthCheckResponse answer(List<Project> registered) {
        var answer =
                HealthCheckResponse.named("shipyard: repositories of projects").up();
        for (var project : registered) {
            var repository = repositories.find(project.name());
            if (repository.isEmpty()) {
                answer.down().withData(project.name(), "its repository is missing here");
                continue;
            }
            var problem = repository.get().freshness().problem();
            if (problem != null) {
                answer.withData(project.name(), "as it was when last fetched: " + problem.getMessage());
            }
        }
        return answer.build();
    }
}
