package dev.drydock.shipyard.adapter.rest;

import dev.drydock.model.shipyard.Shipyard;
import dev.drydock.shipyard.application.project.ProjectOverview;
import dev.drydock.shipyard.application.project.ProjectServices;
import java.util.List;
import java.util.Set;

/** A stage with its services. */
record StageDto(String stageName, List<String> parentStages, List<ServiceDto> services) {
    static List<StageDto> of(ProjectOverview overview) {
        return ProjectServices.stages(overview.snapshot()).stream()
                .map(stage -> of(overview, stage))
                .toList();
    }

    private static StageDto of(ProjectOverview overview, String stage) {
        var services = overview.snapshot().services().getOrDefault(stage, Set.of()).stream()
                .sorted()
                .map(name -> ServiceDto.of(overview.project(), name))
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
