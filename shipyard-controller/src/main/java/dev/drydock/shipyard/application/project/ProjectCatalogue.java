package dev.drydock.shipyard.application.project;

import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.domain.project.FileRules;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.upstream.Level;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which projects there are, and what is in them. What is not there fails as a {@link ProjectRefusal}. */
public final class ProjectCatalogue {
    private final Projects projects;
    private final ProjectSnapshots snapshots;
    private final ProjectFiles files;

    public ProjectCatalogue(Projects projects, ProjectSnapshots snapshots, ProjectFiles files) {
        this.projects = projects;
        this.snapshots = snapshots;
        this.files = files;
    }

    /** By name. */
    public Uni<List<Project>> list() {
        return projects.list();
    }

    public Uni<ProjectOverview> overview(String project) {
        return projects.find(project)
                .map(found -> found.orElseThrow(() -> ProjectRefusal.unknownProject(project)))
                .chain(this::overview);
    }

    public Uni<List<ProjectOverview>> overviews(List<Project> page) {
        return Multi.createFrom()
                .iterable(page)
                .onItem()
                .transformToUniAndConcatenate(this::overview)
                .collect()
                .asList();
    }

    /** The project's branches and what is on them, with all that was written before. */
    public Uni<Known> known(String project) {
        return snapshots.afterWrites(project).map(snapshot -> {
            if (snapshot instanceof Known known) {
                return known;
            }
            throw ProjectRefusal.unknownProject(project);
        });
    }

    /** The same, as it is held, if that has what is wanted already: of that, nobody waits for an upstream. */
    public Uni<Known> known(String project, Predicate<Known> wanted) {
        return snapshots
                .now(project)
                .chain(held -> held instanceof Known known && wanted.test(known)
                        ? Uni.createFrom().item(known)
                        : known(project));
    }

    private Uni<ProjectOverview> overview(Project project) {
        return known(project.name())
                .chain(known -> Uni.combine()
                        .all()
                        .unis(shipyard(project.name()), files.state(project.name()))
                        .with((text, state) -> new ProjectOverview(project, known, text, state)));
    }

    private Uni<String> shipyard(String project) {
        return files.read(project, Level.project(), FileRules.SHIPYARD, Optional.empty())
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .onFailure(failure -> failure instanceof ProjectRefusal refusal
                        && !refusal.reason().isUpstream())
                .recoverWithItem("");
    }
}
