package dev.drydock.shipyard.adapter.rest;

import dev.drydock.events.Scope;
import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.shipyard.application.overview.Overviews;
import dev.drydock.shipyard.application.overview.Overviews.Deployment;
import dev.drydock.shipyard.application.project.ProjectOverview;
import dev.drydock.shipyard.application.project.ProjectServices;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stage with its services. */
record StageDto(String stageName, List<String> parentStages, List<ServiceDto> services) {
    /** @param deployments as far as they are to be told */
    static List<StageDto> of(ProjectOverview overview, Map<Scope, Deployment> deployments) {
        return ProjectServices.stages(overview.snapshot()).stream()
                .map(stage -> of(overview, stage, deployments))
                .toList();
    }

    /** With what is deployed. */
    static Uni<List<StageDto>> of(ProjectOverview overview, Overviews overviews) {
        return overviews
                .deployments(scopes(overview.project().name(), of(overview, Map.of())))
                .map(deployments -> of(overview, deployments));
    }

    /** Each service of these stages. */
    static List<Scope> scopes(String project, List<StageDto> stages) {
        return stages.stream()
                .flatMap(stage -> stage.services().stream()
                        .map(service -> new Scope(project, stage.stageName(), service.serviceName())))
                .toList();
    }

    private static StageDto of(ProjectOverview overview, String stage, Map<Scope, Deployment> deployments) {
        var project = overview.project();
        var services = overview.snapshot().services().getOrDefault(stage, Set.of()).stream()
                .sorted()
                .map(name -> ServiceDto.of(
                        project,
                        name,
                        Optional.ofNullable(deployments.get(new Scope(project.name(), stage, name)))
                                .map(deployment -> deployment.deployed().image())))
                .toList();
        var parents = overview.snapshot()
                .shipyard()
                .value()
                .map(shipyard -> parents(shipyard, stage))
                .orElse(List.of());
        return new StageDto(stage, parents, services);
    }

    /** The stages whose ends start something here. */
    private static List<String> parents(Shipyard shipyard, String name) {
        return shipyard.stage(name).stream()
                .flatMap(stage -> stage.sequences().stream())
                .flatMap(sequence -> sequence.triggeredOn().stream())
                .map(trigger -> trigger.event().split("\\."))
                .filter(parts -> parts.length == 3 && !parts[0].equals(name))
                .map(parts -> parts[0])
                .distinct()
                .toList();
    }
}
