package dev.drydock.cli.config;

import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import java.net.URI;
import java.util.Optional;

/** Which server to speak to, and the token to show it. The endpoint never ends in a slash nor in {@code /api}. */
public record Connection(URI endpoint, Optional<String> token) {

    /** Accepts what Keptn accepted: with or without scheme, with or without a trailing {@code /api}. */
    public static URI endpoint(String text, String schemeWhenMissing) {
        var url = text.strip();
        if (!url.contains("://")) {
            url = schemeWhenMissing + "://" + url;
        }
        url = withoutTrailingSlashes(url);
        if (url.endsWith("/api")) {
            url = withoutTrailingSlashes(url.substring(0, url.length() - "/api".length()));
        }
        return checked(text, url);
    }

    private static URI checked(String text, String url) {
        try {
            var uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one message for every kind of bad URL
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                "Expected an endpoint such as http://localhost:8080, but got '" + text + "'",
                "give the URL of the server with --endpoint, or in DRYDOCK_ENDPOINT");
    }

    private static String withoutTrailingSlashes(String url) {
        var end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }
}
