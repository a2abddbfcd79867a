package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/** The version of the server, under the name Keptn's clients know, and of the shipyards it reads. */
public record ServerMetadata(String version, String shipyardVersion, JsonNode json) {
    static ServerMetadata of(JsonNode json) {
        var version =
                json.path("drydockversion").asText(json.path("keptnversion").asText("unknown"));
        return new ServerMetadata(version, json.path("shipyardversion").asText(""), json);
    }
}
