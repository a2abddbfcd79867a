package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A project as listed; {@code git} is the state of its repository, with the reason if it is not well. */
public record Project(
        String name, Optional<Instant> created, String shipyardVersion, String upstream, String git, JsonNode json) {
    static Project of(JsonNode json) {
        return new Project(
                json.path("projectName").asText(),
                nanoseconds(json.path("creationDate").asText()),
                json.path("shipyardVersion").asText(""),
                json.path("gitCredentials").path("remoteURL").asText(""),
                git(json.path("repository")),
                json);
    }

    private static String git(JsonNode repository) {
        var reason = repository.path("reason").asText("");
        return repository.path("state").asText("") + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    /** Keptn gives times of creation as nanoseconds in a text. */
    static Optional<Instant> nanoseconds(String text) {
        try {
            var millis = TimeUnit.NANOSECONDS.toMillis(Long.parseLong(text));
            return Optional.of(Instant.ofEpochMilli(millis));
        } catch (NumberFormatException e) {
            return KeptnEvent.instant(text);
        }
    }
}
