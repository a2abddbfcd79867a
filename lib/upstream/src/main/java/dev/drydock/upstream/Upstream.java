package dev.drydock.upstream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository elsewhere and how to get in: over {@code https:} (or {@code http:}) with a token, over {@code ssh:} with a
 * key, and {@code file:} where that is allowed.
 *
 * @param url without password; over SSH also as {@code git@host:path}
 * @param user sent with the token, most hosts ignore it; over SSH the login, unless the URL names one
 * @param token never shown, logged or stored
 * @param tls whose certificates are trusted
 * @param proxy over HTTP(S), through which server to go; absent to go straight
 * @param key over SSH, who we are
 */
public record Upstream(
        String url,
        @Nullable String user,
        @Nullable String token,
        TlsTrust tls,
        @Nullable ForwardProxy proxy,
        @Nullable SshKey key) {
    private static final String ANY_USER = "drydock";
    private static final int SHORTEST_SECRET = 4;

    /**
     * Checks the URL.
     *
     * @throws UpstreamException of kind {@code INVALID_URL} when it is not one of the allowed transports, or carries a
     *     password
     */
    public Upstream {
        UpstreamUrl.parse(url);
    }

    /** An upstream over HTTP(S) with a token, reached straight, with a certificate that everybody trusts. */
    public Upstream(String url, @Nullable String user, @Nullable String token) {
        this(url, user, token, TlsTrust.PUBLIC, null, null);
    }

    /** An upstream that asks for nothing. */
    public static Upstream open(String url) {
        return new Upstream(url, null, null);
    }

    /** An upstream over SSH. */
    public static Upstream overSsh(String url, @Nullable String user, SshKey key) {
        return new Upstream(url, user, null, TlsTrust.PUBLIC, null, key);
    }

    UpstreamUrl where() {
        return UpstreamUrl.parse(url);
    }

    String userOrAny() {
        return user == null || user.isBlank() ? ANY_USER : user;
    }

    /** Takes everything secret out of a text that came from elsewhere. */
    String withoutSecrets(String text) {
        var clean = text;
        for (var secret : secrets()) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    private List<String> secrets() {
        var secrets = new ArrayList<String>();
        if (token != null) {
            secrets.add(token);
        }
        if (proxy != null && proxy.password() != null) {
            secrets.add(proxy.password());
        }
        if (key != null && key.passphrase() != null) {
            secrets.add(key.passphrase());
        }
        secrets.removeIf(secret -> secret.length() < SHORTEST_SECRET);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return secrets;
    }

    @Override
    public String toString() {
        return "Upstream[url=" + url + ", user=" + user + ", token=" + Texts.hidden(token) + ", tls=" + tls + ", proxy="
                + proxy + ", key=" + key + "]";
    }
}
