package dev.drydock.shipyard.adapter.git;

import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.upstream.Repositories;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
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
        return projects.list()
                .chain(registered -> Answers.aside(() -> {
                    var troubles = new LinkedHashMap<String, String>();
                    registered.forEach(project -> look(project, troubles));
                    return troubles;
                }))
                .map(RepositoriesHealth::answer);
    }

    private void look(Project project, Map<String, String> troubles) {
        var repository = repositories.find(project.name());
        if (repository.isEmpty()) {
            troubles.put(project.name(), "its repository is missing here");
        } else {
            var problem = repository.get().freshness().problem();
            if (problem != null) {
                troubles.put(project.name(), problem.getMessage());
            }
        }
    }

    private static HealthCheckResponse answer(Map<String, String> troubles) {
        var answer =
                HealthCheckResponse.named("shipyard: repositories of projects").status(troubles.isEmpty());
        troubles.forEach(answer::withData);
        return answer.build();
    }
}
