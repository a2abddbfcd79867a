package dev.drydock.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and its answer. On {@code java.net.http} the same takes four times as long: its selector thread
 * alone delays the end of the process by 0.3 s.
 */
final class HttpExchange {
    private static final int CONNECT_TIMEOUT_MS = 5_000;

    static {
        // a POST whose answer was lost may have had its effect: only the user may repeat it
        System.setProperty("sun.net.http.retryPost", "false");
    }

    /** What came back. */
    record Answer(int status, String body) {}

    /** What begins to come back; the body is absent when there is none. */
    record Opened(int status, String type, @Nullable InputStream body) {}

    private HttpExchange() {}

    /** Redirects are not followed: they would carry the token away. */
    static Answer send(String method, URI uri, Map<String, String> headers, @Nullable String body, Duration timeout)
            throws IOException {
        var connection = connection(uri, headers, timeout);
        connection.setRequestMethod(method);
        if (body != null) {
            connection.setDoOutput(true);
            try (var out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        var status = connection.getResponseCode();
        return new Answer(status, text(status < 400 ? connection.getInputStream() : connection.getErrorStream()));
    }

    /** Gets an answer that goes on and on; the server may be silent for as long as {@code silence}. */
    static Opened open(URI uri, Map<String, String> headers, Duration silence) throws IOException {
        var connection = connection(uri, headers, silence);
        var status = connection.getResponseCode();
        var type = String.valueOf(connection.getContentType());
        return new Opened(status, type, status < 400 ? connection.getInputStream() : connection.getErrorStream());
    }

    private static HttpURLConnection connection(URI uri, Map<String, String> headers, Duration timeout)
            throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(CONNECT_TIMEOUT_MS);
        connection.setReadTimeout((int) timeout.toMillis());
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    static String text(@Nullable InputStream stream) throws IOException {
        return new String(bytes(stream), StandardCharsets.UTF_8);
    }

    static byte[] bytes(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            return new byte[0];
        }
        try (stream) {
            return stream.readAllBytes();
        }
    }
}
