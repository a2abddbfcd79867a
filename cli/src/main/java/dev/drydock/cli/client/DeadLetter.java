package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** A message that no service could handle. {@code body} and {@code encoding} are empty in a list. */
public record DeadLetter(
        String id,
        String service,
        String subject,
        String reason,
        Optional<Instant> created,
        Optional<Instant> replayed,
        String encoding,
        String body,
        JsonNode json) {
    static DeadLetter of(JsonNode json) {
        return new DeadLetter(
                json.path("id").asText(),
                json.path("service").asText(),
                json.path("subject").asText(),
                json.path("reason").asText(),
                KeptnEvent.instant(json.path("createdAt").asText("")),
                KeptnEvent.instant(json.path("replayedAt").asText("")),
                json.path("encoding").asText(""),
                json.path("body").asText(""),
                json);
    }
}
