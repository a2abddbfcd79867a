package dev.drydock.cli.client;

/** Who we are to the server, and what the server is. */
public final class AccessApi {
    private final ApiClient client;

    public AccessApi(ApiClient client) {
        this.client = client;
    }

    /** Returns when the token is accepted. */
    public void authenticate() {
        client.post("authenticate", ApiPath.API.slash("auth"), "{}");
    }

    /** Opens one session of a browser, once; {@code expiresAt} as the server says it. */
    public record LoginCode(String text, String expiresAt) {
        @Override
        public String toString() {
            return "code until " + expiresAt;
        }
    }

    /** Makes a code that logs a browser in with our token. */
    public LoginCode loginCode() {
        var json = client.post(
                "make a link to the bridge", ApiPath.API.slash("session").slash("code"), "{}");
        return new LoginCode(json.path("code").asText(), json.path("expiresAt").asText());
    }

    public ServerMetadata metadata() {
        return ServerMetadata.of(client.get("read the server's metadata", ApiPath.API.slash("metadata")));
    }
}
