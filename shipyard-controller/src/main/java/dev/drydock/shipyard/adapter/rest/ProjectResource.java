package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.overview.Overviews;
import dev.drydock.shipyard.application.project.ProjectCatalogue;
import dev.drydock.shipyard.application.project.ProjectLifecycle;
import dev.drydock.shipyard.domain.project.Remote;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** Projects, as Keptn's clients create, read, change and delete them. */
@Path("/api/controlPlane/v1/project")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectResource {
    private final ProjectCatalogue catalogue;
    private final Overviews overviews;
    private final ProjectLifecycle lifecycle;
    private final ProjectBody bodies;
    private final CurrentCaller caller;

    public ProjectResource(
            ProjectCatalogue catalogue,
            Overviews overviews,
            ProjectLifecycle lifecycle,
            ProjectBody bodies,
            CurrentCaller caller) {
        this.catalogue = catalogue;
        this.overviews = overviews;
        this.lifecycle = lifecycle;
        this.bodies = bodies;
        this.caller = caller;
    }

    /** One page of projects, by name. */
    record ProjectsDto(List<ProjectDto> projects, int totalCount, int pageSize, String nextPageKey) {}

    /** What was created. */
    record CreatedDto(String projectName, String remoteURL) {}

    @Needs(value = TokenScope.READ, checksProjects = true)
    @GET
    public Uni<ProjectsDto> list(
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("nextPageKey") String nextPageKey,
            @Context UriInfo uri) {
        var paging = Paging.of(pageSize, nextPageKey);
        var base = uri.getBaseUri();
        var asking = caller.get();
        return catalogue
                .list()
                .map(all -> all.stream()
                        .filter(project -> asking.isFor(project.name()))
                        .toList())
                .chain(all -> catalogue
                        .overviews(all.stream()
                                .skip(paging.offset())
                                .limit(paging.size())
                                .toList())
                        .map(page -> new ProjectsDto(
                                page.stream()
                                        .map(overview -> ProjectDto.of(overview, base, StageDto.of(overview, Map.of())))
                                        .toList(),
                                all.size(),
                                page.size(),
                                paging.next(all.size()))));
    }

    @Needs(value = TokenScope.CONFIGURE, checksProjects = true)
    @POST
    public Uni<RestResponse<CreatedDto>> create(byte[] body, @Context UriInfo uri) {
        var request = bodies.read(body, ProjectRequestDto.class);
        var name = ProjectBody.required("name", request.name());
        caller.require(name);
        ProjectBody.required("shipyard", request.shipyard());
        var base = uri.getBaseUri();
        return lifecycle
                .create(name, request.shipyardFile(), request.remote(), request.stageLayout())
                .replaceWith(() -> new CreatedDto(
                        name, request.remote().map(Remote::url).orElseGet(() -> ProjectDto.hosted(base, name))))
                .map(created -> RestResponse.status(RestResponse.Status.CREATED, created));
    }

    @Needs(value = TokenScope.CONFIGURE, checksProjects = true)
    @PUT
    public Uni<RestResponse<Map<String, String>>> update(@QueryParam("removeStages") String removeStages, byte[] body) {
        var request = bodies.read(body, ProjectRequestDto.class);
        var name = ProjectBody.required("name", request.name());
        caller.require(name);
        return change(name, request, removeStages);
    }

    @Needs(TokenScope.READ)
    @GET
    @Path("/{project}")
    public Uni<ProjectDto> find(@PathParam("project") String project, @Context UriInfo uri) {
        var base = uri.getBaseUri();
        return catalogue
                .overview(project)
                .chain(overview ->
                        StageDto.of(overview, overviews).map(stages -> ProjectDto.of(overview, base, stages)));
    }

    @Needs(TokenScope.CONFIGURE)
    @PUT
    @Path("/{project}")
    public Uni<RestResponse<Map<String, String>>> update(
            @PathParam("project") String project, @QueryParam("removeStages") String removeStages, byte[] body) {
        var request = bodies.read(body, ProjectRequestDto.class);
        if (request.name() != null && !request.name().equals(project)) {
            throw new Refusal(
                    400,
                    "malformed-body",
                    "The body names project '%s', the path '%s'; a project cannot be renamed."
                            .formatted(request.name(), project));
        }
        return change(project, request, removeStages);
    }

    @Needs(TokenScope.CONFIGURE)
    @DELETE
    @Path("/{project}")
    public Uni<Map<String, String>> delete(@PathParam("project") String project) {
        return lifecycle
                .delete(project)
                .replaceWith(() -> Map.of("message", "Project '%s' is deleted.".formatted(project)));
    }

    private Uni<RestResponse<Map<String, String>>> change(
            String project, ProjectRequestDto request, String removeStages) {
        return lifecycle
                .update(project, request.shipyardFile(), request.remote(), ProjectBody.names(removeStages))
                .replaceWith(() -> RestResponse.status(RestResponse.Status.CREATED, Map.of("projectName", project)));
    }
}
