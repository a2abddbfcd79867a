package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Lists and controls sequences, and starts evaluations. */
public final class SequencesApi {
    private final ApiClient client;

    public SequencesApi(ApiClient client) {
        this.client = client;
    }

    /** Newest first. */
    public List<SequenceState> list(String project, SequenceFilter filter) {
        var path = ApiPath.CONTROL_PLANE
                .slash("sequence", project)
                .query("keptnContext", filter.keptnContext())
                .query("name", filter.name())
                .query("state", filter.state())
                .query("pageSize", filter.limit());
        var answer = client.get("list the sequences of project '" + project + "'", path);
        return StreamSupport.stream(answer.path("states").spliterator(), false)
                .map(SequenceState::of)
                .toList();
    }

    /** {@code command} is pause, resume or abort; an empty stage means all stages. */
    public void control(String project, String keptnContext, String command, String stage) {
        var body = ApiClient.JSON.createObjectNode().put("state", command);
        if (!stage.isEmpty()) {
            body.put("stage", stage);
        }
        var path = ApiPath.CONTROL_PLANE
                .slash("sequence", project)
                .slash(keptnContext)
                .slash("control");
        client.post(command + " the sequence of context " + keptnContext, path, body.toString());
    }

    /**
     * What is to be retried; empty texts stand for whatever failed.
     *
     * @param id of the execution
     * @param overNewer also if a newer delivery has been there since
     */
    public record RetryWish(String stage, String id, boolean sameFiles, boolean overNewer) {}

    /** Returns the id of the execution that goes on. */
    public String retry(String project, String keptnContext, RetryWish wish) {
        var body = ApiClient.JSON.createObjectNode().put("files", wish.sameFiles() ? "same" : "newest");
        if (!wish.stage().isEmpty()) {
            body.put("stage", wish.stage());
        }
        if (!wish.id().isEmpty()) {
            body.put("triggeredID", wish.id());
        }
        if (wish.overNewer()) {
            body.put("overNewer", true);
        }
        var path = ApiPath.CONTROL_PLANE
                .slash("sequence", project)
                .slash(keptnContext)
                .slash("retry");
        return client.post("retry the sequence of context " + keptnContext, path, body.toString())
                .path("triggeredID")
                .asText();
    }

    /** Returns the keptnContext of the evaluation. */
    public String evaluate(String project, String stage, String service, ObjectNode request) {
        var path = ApiPath.CONTROL_PLANE
                .slash("project", project)
                .slash("stage", stage)
                .slash("service", service)
                .slash("evaluation");
        return client.post("evaluate " + project + "/" + stage + "/" + service, path, request.toString())
                .path("keptnContext")
                .asText();
    }
}
