package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** Problems at the remediation service, which answers at the same address. */
public final class ProblemsApi {
    private static final int LARGEST_PAGE = 500;
    private static final String LAST_PAGE = "0";

    private final ApiClient client;

    public ProblemsApi(ApiClient client) {
        this.client = client;
    }

    /**
     * Which problems; what is empty restricts nothing.
     *
     * @param since opened then or later
     */
    public record Wanted(String project, String stage, String service, String state, String since) {}

    /** Newest first, at most so many. */
    public List<Problem> list(Wanted wanted, int limit) {
        var found = new ArrayList<Problem>();
        var nextPageKey = "";
        while (found.size() < limit && !nextPageKey.equals(LAST_PAGE)) {
            var path = ApiPath.REMEDIATION
                    .slash("problem")
                    .query("project", wanted.project())
                    .query("stage", wanted.stage())
                    .query("service", wanted.service())
                    .query("state", wanted.state())
                    .query("since", wanted.since())
                    .query("pageSize", Math.min(limit - found.size(), LARGEST_PAGE))
                    .query("nextPageKey", nextPageKey);
            var answer = client.get("list the problems of project '" + wanted.project() + "'", path);
            answer.path("problems").forEach(problem -> found.add(Problem.of(problem)));
            nextPageKey = answer.path("nextPageKey").asText(LAST_PAGE);
        }
        return found;
    }

    /** Why something was or was not done about one; {@code problem} holds everything that is known of it. */
    public JsonNode explanation(String id) {
        return client.get(
                "explain problem '" + id + "'",
                ApiPath.REMEDIATION.slash("problem", id).slash("explanation"));
    }

    /** What would be done about the problems of a service now. */
    public JsonNode prospect(String project, String stage, String service) {
        var path = ApiPath.REMEDIATION
                .slash("explanation")
                .query("project", project)
                .query("stage", stage)
                .query("service", service);
        return client.get("explain service '" + service + "'", path);
    }

    /** What actions brought about, since a time or for a length of it. */
    public JsonNode effects(String project, String since) {
        var path =
                ApiPath.REMEDIATION.slash("effects").query("project", project).query("since", since);
        return client.get("report the actions of project '" + project + "'", path);
    }

    /** A person's word about the action that waits for it; returns the problem. */
    public JsonNode approve(String id, boolean approved, String comment) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("decision", approved ? "approved" : "declined")
                .put("comment", comment);
        return client.post(
                (approved ? "approve" : "decline") + " the action of problem '" + id + "'",
                ApiPath.REMEDIATION.slash("problem", id).slash("approval"),
                body.toString());
    }
}
