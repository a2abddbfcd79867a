package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A job of the job executor; texts may be empty.
 *
 * @param state waiting, running, succeeded, failed or aborted
 * @param place in the queue, if it waits
 */
public record Job(
        String id,
        String context,
        String project,
        String action,
        String task,
        String state,
        Optional<Integer> place,
        Optional<Instant> since,
        String reason,
        JsonNode json) {
    static Job of(JsonNode json) {
        return new Job(
                json.path("id").asText(""),
                json.path("keptnContext").asText(""),
                json.path("project").asText(""),
                json.path("action").asText(""),
                json.path("task").asText(""),
                json.path("state").asText(""),
                json.path("place").isInt() ? Optional.of(json.path("place").asInt()) : Optional.empty(),
                KeptnEvent.instant(
                        json.path("started").asText(json.path("claimed").asText(""))),
                json.path("reason").asText(""),
                json);
    }

    /** Whether nothing more will come of it. */
    public boolean isOver() {
        return !state.equals("waiting") && !state.equals("running");
    }
}
