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

    public ServerMetadata metadata() {
        return ServerMetadata.of(client.get("read the server's metadata", ApiPath.API.slash("metadata")));
    }
}
