package dev.drydock.kit.controller;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Speaks to the shipyard-controller as one of Drydock's services. */
@ApplicationScoped
public class ControllerApi {
    private final String url;
    private final String token;
    /** An upgrade to HTTP/2 that goes wrong while the other side starts spoils the connection for minutes. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /**
     * @param url base URL of the shipyard-controller, without {@code /api}
     * @param token of Drydock's services
     */
    public ControllerApi(
            @ConfigProperty(name = "drydock.controller-url") String url,
            @ConfigProperty(name = "drydock.service-token") String token) {
        this.url = url;
        this.token = token.strip();
    }

    /**
     * Reads what is at a path. Fails with {@link UncheckedIOException} when the controller does not answer in time.
     *
     * @param path with its query, encoded
     */
    public Uni<HttpResponse<String>> get(String path, Duration within) {
        return send(request(path, within, token).GET().build());
    }

    /** Posts an empty object as somebody else, who has shown this token; fails like {@link #get}. */
    public Uni<HttpResponse<String>> postAs(String theirToken, String path, Duration within) {
        return send(request(path, within, theirToken)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
    }

    /** A name as a part of a path or query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path, Duration within, String shown) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(within).header("x-token", shown);
    }

    private Uni<HttpResponse<String>> send(HttpRequest request) {
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .onFailure(IOException.class)
                .transform(cause -> new UncheckedIOException(new IOException(
                        "the shipyard-controller at %s cannot be reached: %s"
                                .formatted(url, cause.getMessage() == null ? cause : cause.getMessage()),
                        cause)));
    }
}
