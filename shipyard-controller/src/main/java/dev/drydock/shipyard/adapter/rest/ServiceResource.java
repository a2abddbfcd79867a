package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.application.project.ProjectServices;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;

/** The services of a project; each is in every stage. */
@Path("/api/controlPlane/v1/project/{project}/service")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceResource {
    private final ProjectServices services;
    private final ProjectBody bodies;

    public ServiceResource(ProjectServices services, ProjectBody bodies) {
        this.services = services;
        this.bodies = bodies;
    }

    /** A service to add. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RequestDto(String serviceName) {}

    @Needs(TokenScope.CONFIGURE)
    @POST
    public Uni<Map<String, String>> create(@PathParam("project") String project, byte[] body) {
        var name = ProjectBody.required(
                "serviceName", bodies.read(body, RequestDto.class).serviceName());
        return services.add(project, Optional.empty(), name).replaceWith(() -> Map.of("serviceName", name));
    }

    @Needs(TokenScope.CONFIGURE)
    @DELETE
    @Path("/{service}")
    public Uni<Map<String, String>> delete(@PathParam("project") String project, @PathParam("service") String service) {
        return services.remove(project, Optional.empty(), service)
                .replaceWith(() ->
                        Map.of("message", "Service '%s' is deleted from project '%s'.".formatted(service, project)));
    }
}
