package dev.drydock.upstream;

import org.jspecify.annotations.Nullable;

/**
 * A server that carries HTTP(S) to an upstream.
 *
 * @param scheme how it is spoken to: {@code http} or {@code https}
 * @param password never shown, logged or stored
 */
public record ForwardProxy(
        String scheme,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {
    private static final int LARGEST_PORT = 65_535;

    /**
     * Checks what is given.
     *
     * @throws UpstreamException of kind {@code INVALID_URL} when it is no HTTP proxy
     */
    public ForwardProxy {
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw UpstreamException.invalidProxy("its scheme is not http or https");
        }
        if (host.isBlank() || !host.matches("[A-Za-z0-9\\[][A-Za-z0-9.:\\]-]*")) {
            throw UpstreamException.invalidProxy("it names no host; give it as HOST:PORT");
        }
        if (port < 1 || port > LARGEST_PORT) {
            throw UpstreamException.invalidProxy("its port is missing; give it as HOST:PORT");
        }
    }

    /** Reads {@code HOST:PORT}, as Keptn has it, or a URL. */
    public static ForwardProxy at(
            String url, @Nullable String scheme, @Nullable String user, @Nullable String password) {
        var start = url.indexOf("://");
        var address = url.substring(start < 0 ? 0 : start + "://".length()).replaceAll("/+$", "");
        if (address.contains("@")) {
            throw UpstreamException.invalidProxy(
                    "its address contains credentials; give user and password on their own");
        }
        var colon = address.lastIndexOf(':');
        var port = colon < 0 ? "" : address.substring(colon + 1);
        return new ForwardProxy(
                scheme != null && !scheme.isBlank() ? scheme : start < 0 ? "http" : url.substring(0, start),
                colon < 0 ? address : address.substring(0, colon),
                port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0,
                user,
                password);
    }

    @Override
    public String toString() {
        return "ForwardProxy[" + scheme + "://" + host + ":" + port + ", user=" + user + ", password="
                + Texts.hidden(password) + "]";
    }
}
