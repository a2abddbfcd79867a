package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the audit trail. */
public final class AuditApi {
    private static final int PAGE = 1000;

    private final ApiClient client;

    public AuditApi(ApiClient client) {
        this.client = client;
    }

    /**
     * Who changed what.
     *
     * @param status of HTTP; empty text if how it ended was never learned
     */
    public record Use(
            Optional<Instant> time,
            String token,
            String project,
            String method,
            String path,
            String status,
            String detail,
            String address,
            JsonNode json) {
        static Use of(JsonNode json) {
            return new Use(
                    KeptnEvent.instant(json.path("time").asText("")),
                    json.path("token").asText(),
                    json.path("project").asText(""),
                    json.path("method").asText(),
                    json.path("path").asText(),
                    json.path("status").asText(""),
                    json.path("detail").asText(""),
                    json.path("address").asText(),
                    json);
        }
    }

    /** Which uses; an empty text does not narrow. */
    public record Filter(String project, String token, String from, String before) {}

    /** Newest first, at most so many. */
    public List<Use> list(Filter filter, int limit) {
        var path = ApiPath.API
                .slash("audit")
                .query("project", filter.project())
                .query("token", filter.token())
                .query("fromTime", filter.from())
                .query("beforeTime", filter.before())
                .query("pageSize", Math.min(limit, PAGE));
        var pages = (limit + PAGE - 1) / PAGE;
        return new Pages(client)
                .upTo(pages, "read the audit trail", path, "uses").stream()
                        .limit(limit)
                        .map(Use::of)
                        .toList();
    }
}
