package dev.drydock.shipyard.application.project;

import dev.drydock.model.shipyard.Stage;
import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.shipyard.application.project.ProjectSnapshot.Known;
import dev.drydock.shipyard.domain.project.Names;
import dev.drydock.shipyard.domain.project.Service;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Stages and services of projects. Refuses as {@link ProjectRefusal}. */
public final class ProjectServices {
    private final ProjectCatalogue catalogue;
    private final Projects projects;
    private final ProjectFiles files;
    private final InstantSource clock;

    public ProjectServices(ProjectCatalogue catalogue, Projects projects, ProjectFiles files, InstantSource clock) {
        this.catalogue = catalogue;
        this.projects = projects;
        this.files = files;
        this.clock = clock;
    }

    /** Adds a stage by hand; usually the shipyard names it. */
    public Uni<Void> addStage(String project, String stage) {
        Names.refusalOfStage(stage).ifPresent(ProjectServices::refuse);
        return catalogue.known(project).chain(known -> {
            if (known.heads().containsKey(stage)) {
                throw new ProjectRefusal(
                        Reason.ALREADY_EXISTS, "Project '%s' has a stage '%s' already.".formatted(project, stage));
            }
            return files.createStage(project, stage);
        });
    }

    /** @param stage only there; absent for every stage */
    public Uni<Void> add(String project, Optional<String> stage, String service) {
        Names.refusalOfService(service).ifPresent(ProjectServices::refuse);
        return catalogue.known(project).chain(known -> {
            var stages = stage.map(only -> List.of(only)).orElseGet(() -> stages(known));
            stage.ifPresent(only -> check(known, only));
            if (having(known, stages, service).size() == stages.size()) {
                throw new ProjectRefusal(
                        Reason.ALREADY_EXISTS, "Project '%s' has a service '%s' already.".formatted(project, service));
            }
            return files.createService(project, service, stages)
                    .chain(() -> projects.addService(project, new Service(service, clock.instant())));
        });
    }

    /** @param stage only there; absent for every stage */
    public Uni<Void> remove(String project, Optional<String> stage, String service) {
        return catalogue.known(project).chain(known -> {
            stage.ifPresent(only -> check(known, only));
            var all = having(known, stages(known), service);
            var gone = stage.map(only -> having(known, Set.of(only), service)).orElse(all);
            if (gone.isEmpty()) {
                throw stage.map(only -> ProjectRefusal.unknownService(project, only, service))
                        .orElseGet(() -> new ProjectRefusal(
                                Reason.UNKNOWN_SERVICE,
                                "No stage of project '%s' has a service '%s'.".formatted(project, service)));
            }
            var deleted = files.deleteService(project, service, gone);
            return gone.equals(all) ? deleted.chain(() -> projects.removeService(project, service)) : deleted;
        });
    }

    /** The stages in the order of the shipyard; when it cannot tell, every branch. */
    public static List<String> stages(Known project) {
        return project.shipyard()
                .value()
                .map(shipyard -> shipyard.stages().stream()
                        .map(Stage::name)
                        .filter(project.heads()::containsKey)
                        .toList())
                .orElseGet(() -> List.copyOf(new TreeSet<>(project.heads().keySet())));
    }

    /** @throws ProjectRefusal when the project has no such stage */
    public static void check(Known project, String stage) {
        refusal(project, stage).ifPresent(refusal -> {
            throw refusal;
        });
    }

    static Optional<ProjectRefusal> refusal(Known project, String stage) {
        return project.heads().containsKey(stage)
                ? Optional.empty()
                : Optional.of(ProjectRefusal.unknownStage(project.project(), stage, stages(project)));
    }

    static boolean has(Known project, String stage, String service) {
        return project.services().getOrDefault(stage, Set.of()).contains(service);
    }

    private static Set<String> having(Known project, Collection<String> stages, String service) {
        var having = new TreeSet<>(stages);
        having.removeIf(stage -> !has(project, stage, service));
        return having;
    }

    private static void refuse(String why) {
        throw new ProjectRefusal(Reason.INVALID_NAME, why);
    }
}
