package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.adapter.rest.ResourceDto.CommittedDto;
import dev.drydock.shipyard.adapter.rest.ResourceDto.ResourcesDto;
import dev.drydock.shipyard.adapter.rest.ResourceEndpoint.Said;
import dev.drydock.shipyard.application.project.ProjectResources.Place;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Files of a service in a stage: a folder on the stage's branch. */
@Path("/api/resource-service/v1/project/{project}/stage/{stage}/service/{service}/resource")
@Produces(MediaType.APPLICATION_JSON)
public class ResourceOfServiceResource {
    private final ResourceEndpoint endpoint;

    public ResourceOfServiceResource(ResourceEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Needs(TokenScope.READ)
    @GET
    public Uni<ResourcesDto> list(
            @PathParam("project") String project,
            @PathParam("stage") String stage,
            @PathParam("service") String service,
            @QueryParam("gitCommitID") String commit,
            @QueryParam("pageSize") Integer pageSize,
            @QueryParam("nextPageKey") String nextPageKey,
            @Context UriInfo here) {
        return endpoint.list(
                new Place(project, Optional.of(stage), Optional.of(service)),
                commit,
                pageSize,
                nextPageKey,
                here.getBaseUri());
    }

    @Needs(TokenScope.CONFIGURE)
    @POST
    @ResponseStatus(201)
    public Uni<CommittedDto> create(
            @PathParam("project") String project,
            @PathParam("stage") String stage,
            @PathParam("service") String service,
            @QueryParam("message") String message,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] body,
            @Context UriInfo here) {
        return endpoint.writeAll(
                new Place(project, Optional.of(stage), Optional.of(service)),
                body,
                null,
                new Said(message, ifMatch),
                here.getBaseUri());
    }

    @Needs(TokenScope.CONFIGURE)
    @PUT
    public Uni<CommittedDto> update(
            @PathParam("project") String project,
            @PathParam("stage") String stage,
            @PathParam("service") String service,
            @QueryParam("message") String message,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] body,
            @Context UriInfo here) {
        return endpoint.writeAll(
                new Place(project, Optional.of(stage), Optional.of(service)),
                body,
                null,
                new Said(message, ifMatch),
                here.getBaseUri());
    }

    @Needs(TokenScope.READ)
    @GET
    @Path("/{uri:.+}")
    public Uni<ResourceDto> read(
            @PathParam("project") String project,
            @PathParam("stage") String stage,
            @PathParam("service") String service,
            @PathParam("uri") String uri,
            @QueryParam("gitCommitID") String commit,
            @Context UriInfo here) {
        return endpoint.read(
                new Place(project, Optional.of(stage), Optional.of(service)), uri, commit, here.getBaseUri());
    }

    @Needs(TokenScope.CONFIGURE)
    @PUT
    @Path("/{uri:.+}")
    public Uni<CommittedDto> write(
            @PathParam("project") String project,
            @PathParam("stage") String stage,
            @PathParam("service") String service,
            @PathParam("uri") String uri,
            @QueryParam("message") String message,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            byte[] body,
            @Context UriInfo here) {
        return endpoint.write(
                new Place(project, Optional.of(stage), Optional.of(service)),
                uri,
                body,
                null,
                new Said(message, ifMatch),
                here.getBaseUri());
    }

    @Needs(TokenScope.CONFIGURE)
    @DELETE
    @Path("/{uri:.+}")
    public Uni<CommittedDto> delete(
            @PathParam("project") String project,
            @PathParam("stage") String stage,
            @PathParam("service") String service,
            @PathParam("uri") String uri,
            @QueryParam("message") String message,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context UriInfo here) {
        return endpoint.delete(
                new Place(project, Optional.of(stage), Optional.of(service)),
                uri,
                new Said(message, ifMatch),
                here.getBaseUri());
    }
}
