package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A CloudEvent as the event store gives it; {@code json} is all of it. */
public record KeptnEvent(
        String id,
        String type,
        String source,
        Optional<Instant> time,
        String context,
        String triggeredId,
        JsonNode json) {

    public static KeptnEvent of(JsonNode json) {
        return new KeptnEvent(
                json.path("id").asText(),
                json.path("type").asText(),
                json.path("source").asText(),
                instant(json.path("time").asText()),
                json.path("shkeptncontext").asText(),
                json.path("triggeredid").asText(),
                json);
    }

    public JsonNode data() {
        return json.path("data");
    }

    /** The text at this field of the data, or an empty one. */
    public String data(String field) {
        return data().path(field).asText("");
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
