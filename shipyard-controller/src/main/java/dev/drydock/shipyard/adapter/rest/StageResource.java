package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.application.overview.Overviews;
import dev.drydock.shipyard.application.project.ProjectCatalogue;
import dev.drydock.shipyard.application.project.ProjectRefusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The stages of a project and the services in them. */
@Path("/api/controlPlane/v1/project/{project}/stage")
@Produces(MediaType.APPLICATION_JSON)
public class StageResource {
    private final ProjectCatalogue catalogue;
    private final Overviews overviews;

    public StageResource(ProjectCatalogue catalogue, Overviews overviews) {
        this.catalogue = catalogue;
        this.overviews = overviews;
    }

    /** One page of stages, in the order of the shipyard. */
    record StagesDto(List<StageDto> stages, int totalCount, int pageSize, String nextPageKey) {}

    /** One page of services, by name. */
    record ServicesDto(List<ServiceDto> services, int totalCount, int pageSize, String nextPageKey) {}

    @Needs(TokenScope.READ)
    @GET
    public Uni<StagesDto> list(
            @PathParam("project") String project,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("nextPageKey") String nextPageKey) {
        var paging = Paging.of(pageSize, nextPageKey);
        return stages(project).map(all -> {
            var page = page(all, paging);
            return new StagesDto(page, all.size(), page.size(), paging.next(all.size()));
        });
    }

    @Needs(TokenScope.READ)
    @GET
    @Path("/{stage}")
    public Uni<StageDto> find(@PathParam("project") String project, @PathParam("stage") String stage) {
        return stage(project, stage);
    }

    @Needs(TokenScope.READ)
    @GET
    @Path("/{stage}/service")
    public Uni<ServicesDto> services(
            @PathParam("project") String project,
            @PathParam("stage") String stage,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("nextPageKey") String nextPageKey) {
        var paging = Paging.of(pageSize, nextPageKey);
        return stage(project, stage).map(found -> {
            var all = found.services();
            var page = page(all, paging);
            return new ServicesDto(page, all.size(), page.size(), paging.next(all.size()));
        });
    }

    @Needs(TokenScope.READ)
    @GET
    @Path("/{stage}/service/{service}")
    public Uni<ServiceDto> service(
            @PathParam("project") String project,
            @PathParam("stage") String stage,
            @PathParam("service") String service) {
        return stage(project, stage)
                .map(found -> found.services().stream()
                        .filter(one -> one.serviceName().equals(service))
                        .findFirst()
                        .orElseThrow(() -> ProjectRefusal.unknownService(project, stage, service)));
    }

    private Uni<List<StageDto>> stages(String project) {
        return catalogue.overview(project).chain(overview -> StageDto.of(overview, overviews));
    }

    private Uni<StageDto> stage(String project, String stage) {
        return stages(project)
                .map(all -> all.stream()
                        .filter(one -> one.stageName().equals(stage))
                        .findFirst()
                        .orElseThrow(() -> ProjectRefusal.unknownStage(
                                project,
                                stage,
                                all.stream().map(StageDto::stageName).toList())));
    }

    private static <T> List<T> page(List<T> all, Paging paging) {
        return all.stream().skip(paging.offset()).limit(paging.size()).toList();
    }
}
