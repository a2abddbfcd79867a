package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads sequence executions, and the tasks of them that nobody has answered. */
public final class ExecutionsApi {
    private final ApiClient client;

    public ExecutionsApi(ApiClient client) {
        this.client = client;
    }

    /** Those of a flow, oldest first. */
    public List<JsonNode> ofContext(String project, String keptnContext) {
        var path = ApiPath.CONTROL_PLANE
                .slash("sequence-execution")
                .query("project", project)
                .query("keptnContext", keptnContext);
        var found = new ArrayList<>(
                new Pages(client).all("read the sequences of " + keptnContext, path, "sequenceExecutions"));
        Collections.reverse(found);
        return found;
    }

    /** Tasks that nobody has answered, with who could. */
    public List<JsonNode> unanswered(String project) {
        var path = ApiPath.CONTROL_PLANE.slash("event", "unanswered").query("project", project);
        return new Pages(client).all("read the tasks that nobody has answered", path, "tasks");
    }
}
