package dev.drydock.shipyard.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.application.project.ProjectLifecycle;
import dev.drydock.shipyard.application.project.ProjectRefusal;
import dev.drydock.shipyard.application.project.ProjectRefusal.Reason;
import dev.drydock.shipyard.application.project.ProjectServices;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;

/** Projects, stages and services as Keptn's resource service makes them: without a shipyard, one stage at a time. */
@Path("/api/resource-service/v1/project")
@Produces(MediaType.APPLICATION_JSON)
public class ResourceServiceResource {
    private final ProjectLifecycle lifecycle;
    private final ProjectServices services;
    private final ProjectBody bodies;
    private final CurrentCaller caller;

    public ResourceServiceResource(
            ProjectLifecycle lifecycle, ProjectServices services, ProjectBody bodies, CurrentCaller caller) {
        this.lifecycle = lifecycle;
        this.services = services;
        this.bodies = bodies;
        this.caller = caller;
    }

    /** What to create; the one name that fits. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record NameDto(String projectName, String stageName, String serviceName) {}

    @Needs(value = TokenScope.CONFIGURE, checksProjects = true)
    @POST
    public Uni<Void> createProject(byte[] body) {
        var name = ProjectBody.required("projectName", name(body).projectName());
        caller.require(name);
        return lifecycle.create(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Needs(TokenScope.CONFIGURE)
    @PUT
    @Path("/{project}")
    public Uni<Void> updateProject(@PathParam("project") String project) {
        return lifecycle.update(project, Optional.empty(), Optional.empty(), Set.of());
    }

    @Needs(TokenScope.CONFIGURE)
    @DELETE
    @Path("/{project}")
    public Uni<Void> deleteProject(@PathParam("project") String project) {
        return lifecycle
                .delete(project)
                .onFailure(failure ->
                        failure instanceof ProjectRefusal refusal && refusal.reason() == Reason.UNKNOWN_PROJECT)
                .recoverWithNull();
    }

    @Needs(TokenScope.CONFIGURE)
    @POST
    @Path("/{project}/stage")
    public Uni<Void> createStage(@PathParam("project") String project, byte[] body) {
        return services.addStage(
                project, ProjectBody.required("stageName", name(body).stageName()));
    }

    @Needs(TokenScope.CONFIGURE)
    @POST
    @Path("/{project}/stage/{stage}/service")
    public Uni<Void> createService(
            @PathParam("project") String project, @PathParam("stage") String stage, byte[] body) {
        var name = ProjectBody.required("serviceName", name(body).serviceName());
        return services.add(project, Optional.of(stage), name);
    }

    @Needs(TokenScope.CONFIGURE)
    @DELETE
    @Path("/{project}/stage/{stage}/service/{service}")
    public Uni<Void> deleteService(
            @PathParam("project") String project,
            @PathParam("stage") String stage,
            @PathParam("service") String service) {
        return services.remove(project, Optional.of(stage), service);
    }

    private NameDto name(byte[] body) {
        return bodies.read(body, NameDto.class);
    }
}
