package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.CurrentCaller;
import dev.drydock.kit.access.ForAnyToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a client asks first: am I let in, and who is there. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class AccessResource {
    private final String version;
    private final CurrentCaller caller;

    public AccessResource(@ConfigProperty(name = "quarkus.application.version") String version, CurrentCaller caller) {
        this.version = version;
        this.caller = caller;
    }

    /** Reached only with a right token. */
    @ForAnyToken
    @POST
    @Path("/auth")
    public WhoDto authenticate() {
        return WhoDto.of(caller.get(), Optional.empty());
    }

    @ForAnyToken
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
