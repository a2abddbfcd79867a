package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads problems from the remediation service, which answers at the same address. */
public final class ProblemsApi {
    private final ApiClient client;

    public ProblemsApi(ApiClient client) {
        this.client = client;
    }

    /** Newest first; an empty state means all. */
    public List<Problem> list(String project, String state, int limit) {
        var path = ApiPath.REMEDIATION
                .slash("problem")
                .query("project", project)
                .query("state", state)
                .query("pageSize", limit);
        var answer = client.get("list the problems of project '" + project + "'", path);
        return StreamSupport.stream(answer.path("problems").spliterator(), false)
                .map(Problem::of)
                .toList();
    }

    /** Everything that is known of one, as the service tells it. */
    public JsonNode get(String id) {
        return client.get("read problem '" + id + "'", ApiPath.REMEDIATION.slash("problem", id));
    }
}
