package dev.drydock.cli.client;

import java.util.List;
import java.util.stream.StreamSupport;

/** Lists who registered to carry out tasks. */
public final class IntegrationsApi {
    private final ApiClient client;

    public IntegrationsApi(ApiClient client) {
        this.client = client;
    }

    /** An empty project means all. */
    public List<Integration> list(String project) {
        var path = ApiPath.CONTROL_PLANE.slash("uniform", "registration").query("project", project);
        return StreamSupport.stream(client.get("list the integrations", path).spliterator(), false)
                .map(Integration::of)
                .toList();
    }
}
