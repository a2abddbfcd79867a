package dev.drydock.cli.client;

import java.util.Base64;

/** Uploads files into the configuration of a project. */
public final class ResourcesApi {
    private final ApiClient client;

    public ResourcesApi(ApiClient client) {
        this.client = client;
    }

    /** Returns the id of the commit that holds the file. */
    public String add(ResourceScope scope, String uri, byte[] content) {
        var body = ApiClient.JSON.createObjectNode();
        body.putArray("resources")
                .addObject()
                .put("resourceURI", uri)
                .put("resourceContent", Base64.getEncoder().encodeToString(content));
        var answer = client.post("add " + uri + " to " + scope, scope.path(), body.toString());
        return answer.path("commitID").asText("");
    }
}
