package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.Needs;
import dev.drydock.kit.access.TokenScope;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.shipyard.application.secret.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** The values of a secret, for the service that runs jobs, and nobody else. */
@Path("/api/v1/internal/project/{project}/secret/{name}")
@Produces(MediaType.APPLICATION_JSON)
public class JobSecretResource {
    private final Secrets secrets;

    public JobSecretResource(Secrets secrets) {
        this.secrets = secrets;
    }

    /** By key. */
    record ValuesDto(Map<String, String> data) {
        @Override
        public String toString() {
            return "ValuesDto" + data.keySet();
        }
    }

    @Needs(TokenScope.INTERNAL)
    @GET
    public Uni<RestResponse<ValuesDto>> read(@PathParam("project") String project, @PathParam("name") String name) {
        return secrets.forJob(project, name)
                .map(found -> found.orElseThrow(() -> new Refusal(
                        404, "unknown-secret", "There is no secret '%s' for project '%s'.".formatted(name, project))))
                .map(secret -> RestResponse.ResponseBuilder.ok(new ValuesDto(secret.data()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
