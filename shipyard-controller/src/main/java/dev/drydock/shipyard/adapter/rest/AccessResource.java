package dev.drydock.shipyard.adapter.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a client asks first: am I let in, and who is there. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class AccessResource {
    private final String version;

    public AccessResource(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    /** Reached only with a right token. */
    @POST
    @Path("/auth")
    public Map<String, String> authenticate() {
        return Map.of();
    }

    @GET
    @Path("/metadata")
    public Map<String, Object> metadata() {
        return Map.of(
                "keptnversion",
                version,
                "keptnlabel",
                "drydock",
                "bridgeversion",
                version,
                "namespace",
                "drydock",
                "shipyardversion",
                "0.2.3",
                "automaticprovisioning",
                true);
    }
}
