package dev.drydock.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Makes tokens, lists them and ends them. */
public final class TokensApi {
    private final ApiClient client;

    public TokensApi(ApiClient client) {
        this.client = client;
    }

    /**
     * A token without its text.
     *
     * @param projects empty for all
     */
    public record Token(
            String name,
            List<String> scopes,
            List<String> projects,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            String createdBy,
            JsonNode json) {
        static Token of(JsonNode json) {
            return new Token(
                    json.path("name").asText(),
                    texts(json.path("scopes")),
                    texts(json.path("projects")),
                    KeptnEvent.instant(json.path("expiresAt").asText("")),
                    KeptnEvent.instant(json.path("lastUsedAt").asText("")),
                    json.path("createdBy").asText(),
                    json);
        }

        private static List<String> texts(JsonNode list) {
            return StreamSupport.stream(list.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
    }

    public List<Token> list() {
        return new Pages(client)
                .all("list the tokens", tokens(), "tokens").stream()
                        .map(Token::of)
                        .toList();
    }

    /**
     * Returns the whole answer, with the text of the token in {@code token}.
     *
     * @param projects empty for all
     */
    public JsonNode create(String name, List<String> scopes, List<String> projects, Optional<Instant> expiresAt) {
        var body = JsonNodeFactory.instance.objectNode().put("name", name);
        var words = body.putArray("scopes");
        scopes.forEach(words::add);
        if (!projects.isEmpty()) {
            var names = body.putArray("projects");
            projects.forEach(names::add);
        }
        expiresAt.ifPresent(at -> body.put("expiresAt", at.toString()));
        return client.post("create token '" + name + "'", tokens(), body.toString());
    }

    public void revoke(String name) {
        client.delete("delete token '" + name + "'", tokens().slash(name));
    }

    private static ApiPath tokens() {
        return ApiPath.API.slash("token");
    }
}
