package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.ForAnyToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The description of this API, for people and for generators of clients. A test holds it to the code. */
@Path("/api/v1/openapi.yaml")
public class OpenApiResource {
    private static final String DOCUMENT = "/openapi/openapi.yaml";

    @ForAnyToken
    @GET
    @Produces("application/yaml")
    public byte[] document() {
        try (var document = OpenApiResource.class.getResourceAsStream(DOCUMENT)) {
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
