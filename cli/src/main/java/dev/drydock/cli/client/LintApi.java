package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks the server to check the files of a project. */
public final class LintApi {
    private final ApiClient client;

    public LintApi(ApiClient client) {
        this.client = client;
    }

    /** The server's report: counts, and findings with their places. */
    public JsonNode check(String project) {
        return client.get(
                "check the files of project " + project,
                ApiPath.API.slash("project", project).slash("lint"));
    }
}
