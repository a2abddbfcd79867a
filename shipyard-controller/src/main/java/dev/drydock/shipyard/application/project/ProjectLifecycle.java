package dev.drydock.shipyard.application.project;

import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.domain.project.FileRules;
import dev.drydock.shipyard.domain.project.Names;
import dev.drydock.shipyard.domain.project.Project;
import dev.drydock.shipyard.domain.project.Remote;
import dev.drydock.shipyard.domain.project.StageRemoval;
import dev.drydock.upstream.Edit;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.StageLayout;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes, changes and removes projects: their entry in the register and their repository. Refuses as {@link ProjectRefusal}. */
public final class ProjectLifecycle {
    private final Projects projects;
    private final ProjectFiles files;
    private final ProjectSnapshots snapshots;
    private final ProjectHistory history;
    private final InstantSource clock;
    private final StageLayout usualLayout;

    public ProjectLifecycle(
            Projects projects,
            ProjectFiles files,
            ProjectSnapshots snapshots,
            ProjectHistory history,
            InstantSource clock,
            StageLayout usualLayout) {
        this.usualLayout = usualLayout;
        this.history = history;
        this.projects = projects;
        this.files = files;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * @param shipyard must be valid; absent for a project whose shipyard is pushed later
     * @param layout where stages have their files; absent for the usual one
     */
    public Uni<Void> create(
            String name, Optional<byte[]> shipyard, Optional<Remote> remote, Optional<StageLayout> layout) {
        Names.refusalOfProject(name).ifPresent(why -> {
            throw new ProjectRefusal(Reason.INVALID_NAME, why);
        });
        shipyard.ifPresent(ProjectLifecycle::check);
        Map<String, byte[]> content =
                shipyard.map(text -> Map.of(FileRules.SHIPYARD, text)).orElse(Map.of());
        return projects.create(new Project(name, clock.instant(), remote)).chain(isNew -> {
            if (!isNew) {
                throw new ProjectRefusal(Reason.ALREADY_EXISTS, "There is a project '%s' already.".formatted(name));
            }
            // the register first: whatever a crash leaves can be seen, and deleted
            return files.create(
                            name,
                            shipyard.flatMap(StageRemoval::stages).orElse(List.of()),
                            content,
                            remote,
                            layout.orElse(usualLayout))
                    .onFailure()
                    .call(() -> projects.delete(name));
        });
    }

    /**
     * Changes what is given. Stages that the shipyard names for the first time are made; those it drops keep their branch.
     *
     * @param removed the names of stages that the shipyard may drop
     */
    public Uni<Void> update(String name, Optional<byte[]> shipyard, Optional<Remote> remote, Set<String> removed) {
        shipyard.ifPresent(ProjectLifecycle::check);
        return projects.find(name)
                .map(found -> found.orElseThrow(() -> ProjectRefusal.unknownProject(name)))
                .call(() -> shipyard.map(text -> guarded(name, text, removed))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(project -> remote.map(other -> connect(project, other))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> shipyard.map(text -> files.edit(
                                        name,
                                        Level.project(),
                                        Edit.write(FileRules.SHIPYARD, text, "Change " + FileRules.SHIPYARD))
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> snapshots.afterWrites(name))
                .replaceWithVoid();
    }

    /** With its flows, also those that run, and those that a crash in the middle of this left; an upstream stays as it is. */
    public Uni<Void> delete(String name) {
        return files.delete(name)
                .chain(hadFiles -> projects.delete(name)
                        .call(() -> history.forget(name))
                        .invoke(wasRegistered -> {
                            if (!hadFiles && !wasRegistered) {
                                throw ProjectRefusal.unknownProject(name);
                            }
                        })
                        .replaceWithVoid());
    }

    private Uni<Void> connect(Project project, Remote given) {
        var remote = given.completedBy(project.remote());
        return files.connect(project.name(), remote).chain(() -> projects.update(project.name(), remote));
    }

    private Uni<Void> guarded(String name, byte[] shipyard, Set<String> removed) {
        return snapshots
                .afterWrites(name)
                .invoke(now -> {
                    if (now instanceof Known known) {
                        StageGuard.check(known, shipyard, removed);
                    }
                })
                .replaceWithVoid();
    }

    private static void check(byte[] shipyard) {
        var problems = FileRules.problems(true, FileRules.SHIPYARD, shipyard);
        if (!problems.isEmpty()) {
            throw ProjectRefusal.invalid(problems);
        }
    }
}
