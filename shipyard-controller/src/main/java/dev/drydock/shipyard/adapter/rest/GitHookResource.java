package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.shipyard.application.project.ProjectCatalogue;
import dev.drydock.shipyard.application.project.ProjectFiles;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a Git host says that somebody pushed. What it says is not believed, only taken as a reason to look. */
@Path("/api/v1/project/{project}/git-hook")
@Produces(MediaType.APPLICATION_JSON)
public class GitHookResource {
    private static final Logger LOG = Logger.getLogger(GitHookResource.class);

    private final ProjectCatalogue catalogue;
    private final ProjectFiles files;

    public GitHookResource(ProjectCatalogue catalogue, ProjectFiles files) {
        this.catalogue = catalogue;
        this.files = files;
    }

    @Needs(TokenScope.SEND_EVENTS)
    @POST
    public Uni<RestResponse<Map<String, String>>> pushed(@PathParam("project") String project) {
        return catalogue.known(project).map(known -> {
            files.refresh(project)
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.warnf("project %s could not be fetched: %s", project, failure.getMessage()));
            return RestResponse.status(
                    RestResponse.Status.ACCEPTED, Map.of("message", "Project '%s' is fetched now.".formatted(project)));
        });
    }
}
