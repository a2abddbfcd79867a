package dev.drydock.upstream;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A repository elsewhere. Only {@code https:}, {@code http:} and (where allowed) {@code file:} are transports; anything
 * that could start a program is refused.
 *
 * @param url without user and password
 * @param user sent with the token; most hosts ignore it
 * @param token never shown, logged or stored
 */
public record Upstream(
        String url, @Nullable String user, @Nullable String token) {
    private static final Set<String> SCHEMES = Set.of("https", "http", "file");
    private static final String ANY_USER = "drydock";

    /**
     * Checks the URL.
     *
     * @throws UpstreamException of kind {@code INVALID_URL} when it is not one of the allowed transports, or carries a
     *     password
     */
    public Upstream {
        check(url);
    }

    /** An upstream that asks for nothing. */
    public static Upstream open(String url) {
        return new Upstream(url, null, null);
    }

    boolean isFile() {
        return url.toLowerCase(Locale.ROOT).startsWith("file:");
    }

    String userOrAny() {
        return user == null || user.isBlank() ? ANY_USER : user;
    }

    /** Takes the token out of a text that came from elsewhere. */
    String withoutToken(String text) {
        return token == null || token.isEmpty() ? text : text.replace(token, "***");
    }

    @Override
    public String toString() {
        return "Upstream[url=" + url + ", user=" + user + ", token=" + (token == null ? "none" : "***") + "]";
    }

    private static void check(String url) {
        var uri = parse(url);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || uri.isOpaque()) {
            throw UpstreamException.invalidUrl("it does not begin with https://");
        }
        if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw UpstreamException.invalidUrl("it contains credentials; give user and token on their own");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw UpstreamException.invalidUrl("it has a query or a fragment; copy the clone URL");
        }
        if (!scheme.equals("file") && (uri.getHost() == null || uri.getHost().startsWith("-"))) {
            throw UpstreamException.invalidUrl("it names no host");
        }
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw UpstreamException.invalidUrl("it is not a URL");
        }
    }
}
