package dev.drydock.shipyard.adapter.rest;

import dev.drydock.shipyard.domain.project.Project;
import java.util.List;
import java.util.Map;

/** A service in one stage. */
record ServiceDto(
        String serviceName, String creationDate, Map<String, Object> lastEventTypes, List<Object> openRemediations) {
    static ServiceDto of(Project project, String name) {
        var created = project.service(name).map(service -> service.created()).orElse(project.created());
        return new ServiceDto(name, ProjectDto.nanos(created), Map.of(), List.of());
    }
}
