package dev.drydock.shipyard.application.project;

import dev.drydock.shipyard.domain.project.Project;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.BiConsumer;

/** After a restart, gives every project with an upstream its credentials back, for as long as it takes. */
public final class ProjectReconnection {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Projects projects;
    private final ProjectFiles files;

    public ProjectReconnection(Projects projects, ProjectFiles files) {
        this.projects = projects;
        this.files = files;
    }

    /** @param onRefusal told the project and the reason, at each attempt */
    public Uni<Void> run(BiConsumer<String, String> onRefusal) {
        return projects.list()
                .onItem()
                .transformToMulti(registered -> Multi.createFrom().iterable(registered))
                .filter(project -> project.remote().isPresent())
                .onItem()
                .transformToUniAndMerge(project -> connect(project, onRefusal))
                .collect()
                .last();
    }

    private Uni<Void> connect(Project registered, BiConsumer<String, String> onRefusal) {
        return Uni.createFrom()
                .deferred(() -> projects.find(registered.name())) // may be deleted, or have other credentials by now
                .chain(project -> project.flatMap(Project::remote)
                        .map(remote -> files.connect(registered.name(), remote))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure -> onRefusal.accept(registered.name(), failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }
}
