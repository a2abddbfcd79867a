package dev.drydock.upstream;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Where an upstream is. Nothing that Git's command could take for an option, a program or a file of this machine passes.
 *
 * @param host empty for a file
 * @param login the user of an SSH URL, if it names one
 */
record UpstreamUrl(
        Scheme scheme, String host, int port, @Nullable String login, String text) {
    /** The transports that there are. */
    enum Scheme {
        HTTPS(443),
        HTTP(80),
        SSH(22),
        FILE(-1);

        private final int port;

        Scheme(int port) {
            this.port = port;
        }
    }

    private static final String HOW = "write it as https://HOST/PATH or ssh://USER@HOST/PATH";
    private static final Pattern SCP =
            Pattern.compile("([A-Za-z0-9_][A-Za-z0-9._-]*)@([A-Za-z0-9][A-Za-z0-9.-]*):([^-:~][^:]*)");
    private static final Pattern PLAIN_PATH = Pattern.compile("[^\\s\\p{Cntrl}\\\\]*");
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

    static UpstreamUrl parse(String url) {
        if (!PLAIN_PATH.matcher(url).matches()) {
            throw UpstreamException.invalidUrl("it has a blank, a backslash or a control character");
        }
        var scp = SCP.matcher(url);
        if (scp.matches()) {
            return new UpstreamUrl(Scheme.SSH, scp.group(2), Scheme.SSH.port, scp.group(1), url);
        }
        return of(url, uri(url));
    }

    URIish forGit() {
        try {
            return new URIish(text);
        } catch (URISyntaxException e) {
            throw UpstreamException.invalidUrl("it is not a URL");
        }
    }

    /** The host with its port, unless that is the usual one. */
    String server() {
        return port == scheme.port ? host : host + ":" + port;
    }

    private static UpstreamUrl of(String text, URI uri) {
        var scheme = scheme(uri);
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (scheme != Scheme.FILE && (uri.getHost() == null || !isHost(uri.getHost()))) {
            throw UpstreamException.invalidUrl("it names no host; " + HOW);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw UpstreamException.invalidUrl("it has a query or a fragment; copy the clone URL");
        }
        if (path.isEmpty() || path.equals("/")) {
            throw UpstreamException.invalidUrl("it names no repository; copy the clone URL");
        }
        if (path.startsWith("/-") || path.contains("--upload-pack") || path.contains("--receive-pack")) {
            throw UpstreamException.invalidUrl("its path begins like an option; copy the clone URL");
        }
        var host = uri.getHost() == null ? "" : uri.getHost();
        return new UpstreamUrl(scheme, host, uri.getPort() < 0 ? scheme.port : uri.getPort(), login(scheme, uri), text);
    }

    private static Scheme scheme(URI uri) {
        var name = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!uri.isOpaque()) {
            for (var scheme : Scheme.values()) {
                if (scheme.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return scheme;
                }
            }
        }
        throw UpstreamException.invalidUrl("it begins neither with https:// nor with ssh://; " + HOW);
    }

    private static @Nullable String login(Scheme scheme, URI uri) {
        var user = uri.getRawUserInfo();
        if (user == null
                && (uri.getRawAuthority() == null || !uri.getRawAuthority().contains("@"))) {
            return null;
        }
        if (scheme != Scheme.SSH || user == null || !LOGIN.matcher(user).matches()) {
            throw UpstreamException.invalidUrl("it contains credentials; give user and token on their own");
        }
        return user;
    }

    private static boolean isHost(String host) {
        return !host.startsWith("-") && !host.startsWith(".");
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw UpstreamException.invalidUrl("it is not a URL; " + HOW);
        }
    }
}
