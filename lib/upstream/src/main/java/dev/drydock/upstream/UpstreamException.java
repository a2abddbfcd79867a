package dev.drydock.upstream;

/** An upstream that could not be used. The text says what was wanted, what came, and what to do; never a secret. */
public final class UpstreamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong; stable, it reaches clients. */
    public enum Kind {
        /** The URL or the proxy's is malformed, or of a transport that is not allowed. */
        INVALID_URL,
        /** A key is none, or wants another passphrase. */
        INVALID_KEY,
        /** A certificate is none. */
        INVALID_CERTIFICATE,
        /** The host is not on the Internet, and its network is not allowed. */
        FORBIDDEN_ADDRESS,
        /** The host's name does not resolve. */
        UNKNOWN_HOST,
        /** The host does not answer; it may later. */
        UNREACHABLE,
        /** The proxy does not carry us to the host. */
        PROXY,
        /** The host's certificate is not trusted. */
        CERTIFICATE,
        /** The host shows another key than before, or than was given. */
        HOST_KEY,
        /** The host sends us to another host; nobody follows with credentials. */
        REDIRECTED,
        /** The credentials are missing or not accepted. */
        UNAUTHORIZED,
        /** The credentials are known, but not for this. */
        FORBIDDEN,
        /** There is no such repository, or the credentials may not see it. */
        NOT_FOUND,
        /** The upstream did not take the commit: a protected branch, a hook. */
        REJECTED,
        /** Others kept pushing to the same branch; it may work later. */
        CONFLICT,
        /** What answers is not a Git repository, or not in a way that is understood. */
        PROTOCOL
    }

    private final Kind kind;

    UpstreamException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    static UpstreamException invalidUrl(String why) {
        return new UpstreamException(
                Kind.INVALID_URL, "Expected the URL of a Git repository over HTTPS or SSH, but " + why + ".");
    }

    static UpstreamException invalidProxy(String why) {
        return new UpstreamException(
                Kind.INVALID_URL, "Expected the address of an HTTP proxy for a Git repository, but " + why + ".");
    }

    static UpstreamException invalidKey(String what, String why) {
        return new UpstreamException(
                Kind.INVALID_KEY, "Expected the " + what + " for an upstream over SSH, but " + why + ".");
    }

    static UpstreamException forbiddenAddress(String url, String why) {
        return new UpstreamException(
                Kind.FORBIDDEN_ADDRESS,
                "Expected to reach the repository " + url + ", but " + why
                        + ". Who runs Drydock can allow its network with drydock.shipyard.upstreams.networks.");
    }

    static UpstreamException hostKey(String url, String expected, String shown, String line) {
        return new UpstreamException(
                Kind.HOST_KEY,
                "Expected to reach the repository " + url + ", but its host shows the key " + shown + " instead of "
                        + expected
                        + ". If its operator says that this is right, give the project its credentials again with "
                        + "ssh.hostKey \"" + line + "\".");
    }

    static UpstreamException rejected(String branch, String url, String why) {
        return new UpstreamException(
                Kind.REJECTED,
                "Expected to push to branch '" + branch + "' of " + url + ", but it was rejected: " + why
                        + ". Allow the credentials to push to this branch, or lift its protection.");
    }

    static UpstreamException conflict(String branch, String url, int attempts) {
        return new UpstreamException(
                Kind.CONFLICT,
                "Expected to push to branch '" + branch + "' of " + url + ", but others moved it in each of " + attempts
                        + " attempts. Try again.");
    }
}
