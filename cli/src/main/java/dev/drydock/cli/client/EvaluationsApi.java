package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads evaluations from the lighthouse service, which answers at the same address. */
public final class EvaluationsApi {
    private final ApiClient client;

    public EvaluationsApi(ApiClient client) {
        this.client = client;
    }

    /** One evaluation, by the id of its triggered or finished event. */
    public JsonNode get(String id) {
        return client.get(
                "read evaluation '" + id + "'",
                ApiPath.LIGHTHOUSE.slash("evaluation").slash(id));
    }

    /** Those of a flow, newest first. */
    public List<JsonNode> ofContext(String context) {
        var answer = client.get(
                "list the evaluations of keptn context " + context,
                ApiPath.LIGHTHOUSE.slash("evaluation").query("keptnContext", context));
        return StreamSupport.stream(answer.path("evaluations").spliterator(), false)
                .toList();
    }
}
