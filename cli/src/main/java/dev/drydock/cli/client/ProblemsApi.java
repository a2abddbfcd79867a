package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads problems from the remediation service, which answers at the same address. */
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

    /** Everything that is known of one, as the service tells it. */
    public JsonNode get(String id) {
        return client.get("read problem '" + id + "'", ApiPath.REMEDIATION.slash("problem", id));
    }
}
