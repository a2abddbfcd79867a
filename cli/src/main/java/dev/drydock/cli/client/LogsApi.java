package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads the errors of integrations. */
public final class LogsApi {
    /** An error of an integration; texts may be empty. */
    public record Entry(
            String integration, String task, String message, Optional<Instant> time, String context, JsonNode json) {
        static Entry of(JsonNode json) {
            return new Entry(
                    json.path("integrationid").asText(""),
                    json.path("task").asText(""),
                    json.path("message").asText(""),
                    KeptnEvent.instant(json.path("time").asText("")),
                    json.path("shkeptncontext").asText(""),
                    json);
        }
    }

    private final ApiClient client;

    public LogsApi(ApiClient client) {
        this.client = client;
    }

    /** Newest first; an empty id of an integration means all. */
    public List<Entry> list(String integrationId, int limit) {
        var path = ApiPath.CONTROL_PLANE
                .slash("log")
                .query("integrationId", integrationId)
                .query("pageSize", limit);
        return StreamSupport.stream(
                        client.get("read the errors of integrations", path)
                                .path("logs")
                                .spliterator(),
                        false)
                .map(Entry::of)
                .toList();
    }
}
