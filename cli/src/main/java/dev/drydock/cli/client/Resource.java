package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/** A file of a project, at a commit. */
public record Resource(String uri, byte[] content, String commit, JsonNode json) {
    static Resource of(JsonNode json) {
        return new Resource(
                json.path("resourceURI").asText(),
                Base64.getDecoder().decode(json.path("resourceContent").asText("")),
                json.path("metadata").path("version").asText(""),
                json);
    }
}
