package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Keeps secrets; their values never come back. */
public final class SecretsApi {
    private static final ApiPath SECRETS = new ApiPath("/api/secrets/v1/secret");

    private final ApiClient client;

    public SecretsApi(ApiClient client) {
        this.client = client;
    }

    /** A secret without its values. */
    public record Secret(String name, String scope, List<String> keys, JsonNode json) {
        static Secret of(JsonNode json) {
            return new Secret(
                    json.path("name").asText(),
                    json.path("scope").asText(),
                    StreamSupport.stream(json.path("keys").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList(),
                    json);
        }
    }

    public List<Secret> list() {
        var secrets = client.get("list the secrets", SECRETS).path("secrets");
        return StreamSupport.stream(secrets.spliterator(), false)
                .map(Secret::of)
                .toList();
    }

    public void create(String name, String scope, Map<String, String> data) {
        client.post("create secret '" + name + "'", SECRETS, body(name, scope, data));
    }

    /** Replaces all keys and values. */
    public void update(String name, String scope, Map<String, String> data) {
        client.put("update secret '" + name + "'", SECRETS, body(name, scope, data));
    }

    public void delete(String name, String scope) {
        client.delete(
                "delete secret '" + name + "'", SECRETS.query("name", name).query("scope", scope));
    }

    private static String body(String name, String scope, Map<String, String> data) {
        var body = JsonNodeFactory.instance.objectNode().put("name", name).put("scope", scope);
        var values = body.putObject("data");
        data.forEach(values::put);
        return body.toString();
    }
}
