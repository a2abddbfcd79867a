package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** A service as it is in one stage. */
public record ServiceInStage(String name, String stage, Optional<Instant> created, String image, JsonNode json) {
    static ServiceInStage of(String stage, JsonNode json) {
        return new ServiceInStage(
                json.path("serviceName").asText(),
                stage,
                Project.nanoseconds(json.path("creationDate").asText()),
                json.path("deployedImage").asText(""),
                json);
    }
}
