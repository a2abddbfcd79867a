package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drydock.shipyard.domain.project.Project;
import java.util.Optional;

/**
 * A service in one stage.
 *
 * @param deployedImage what the last delivery brought there; absent in a list of projects
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ServiceDto(String serviceName, String creationDate, Optional<String> deployedImage) {
    static ServiceDto of(Project project, String name, Optional<String> deployedImage) {
        var created = project.service(name).map(service -> service.created()).orElse(project.created());
        return new ServiceDto(name, ProjectDto.nanos(created), deployedImage);
    }
}
