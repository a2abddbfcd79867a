package dev.drydock.shipyard.adapter.rest;

import dev.drydock.kit.access.ForEverybody;
import dev.drydock.kit.rest.Refusal;
import dev.drydock.model.lint.FileSchemas;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The JSON Schemas of the files users write. Editors fetch them, so no token is asked for. */
@Path("/schemas/{schema}")
public class SchemaResource {
    private static final String SUFFIX = ".json";

    @ForEverybody
    @GET
    public Response schema(@PathParam("schema") String schema) {
        var found = schema.endsWith(SUFFIX)
                ? FileSchemas.of(schema.substring(0, schema.length() - SUFFIX.length()))
                : Optional.<byte[]>empty();
        var content = found.orElseThrow(() -> new Refusal(
                404,
                "unknown-schema",
                "There is no schema '%s', only %s."
                        .formatted(
                                schema,
                                FileSchemas.words().stream()
                                        .map(word -> word + SUFFIX)
                                        .toList())));
        return Response.ok(content, "application/schema+json")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }
}
