package dev.drydock.cli.client;

import java.util.Base64;
import java.util.List;

/** The files of a project, at project, stage or service level. */
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

    /** The names of the files; an empty commit means the newest. */
    public List<String> list(ResourceScope scope, String commit) {
        return new Pages(client)
                .all("list the files of " + scope, scope.path().query("gitCommitID", commit), "resources").stream()
                        .map(file -> file.path("resourceURI").asText())
                        .toList();
    }

    /** One file with its content; an empty commit means the newest. */
    public Resource get(ResourceScope scope, String uri, String commit) {
        return Resource.of(client.get(
                "read " + uri + " of " + scope, scope.path().slash(uri).query("gitCommitID", commit)));
    }

    /** Returns the id of the commit without the file. */
    public String delete(ResourceScope scope, String uri) {
        return client.delete("delete " + uri + " of " + scope, scope.path().slash(uri))
                .path("commitID")
                .asText("");
    }
}
