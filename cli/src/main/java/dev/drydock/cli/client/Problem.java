package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A problem of a service, and what was done about it; {@code actions} in the order they were tried, {@code repeats} of its report. */
public record Problem(
        String id,
        String name,
        String stage,
        String service,
        String state,
        long repeats,
        Optional<Instant> opened,
        List<String> actions,
        String message,
        JsonNode json) {
    public Problem {
        actions = List.copyOf(actions);
    }

    static Problem of(JsonNode json) {
        return new Problem(
                json.path("id").asText(""),
                json.path("name").asText(),
                json.path("stage").asText(),
                json.path("service").asText(),
                state(json),
                json.path("repeats").asLong(),
                KeptnEvent.instant(json.path("openedAt").asText("")),
                StreamSupport.stream(json.path("attempts").spliterator(), false)
                        .map(Problem::action)
                        .toList(),
                json.path("message").asText(""),
                json);
    }

    /** With the guard that holds its next action, if one does. */
    private static String state(JsonNode json) {
        var state = json.path("state").asText();
        var guard = json.path("held").path("guard").asText("");
        if (guard.isEmpty()) {
            return state;
        }
        return state + (guard.equals("risk") ? ", waits for approval" : ", held by " + guard);
    }

    private static String action(JsonNode attempt) {
        var result = attempt.path("result").asText("");
        return (attempt.path("undo").asBoolean() ? "undo " : "")
                + attempt.path("action").asText()
                + (attempt.path("shadow").asBoolean() ? " (shadow)" : "")
                + (result.isEmpty() ? "" : " " + result);
    }
}
