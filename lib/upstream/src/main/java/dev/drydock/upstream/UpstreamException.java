package dev.drydock.upstream;

/** An upstream that could not be used. The text says what was wanted, what came, and what to do; never the token. */
public final class UpstreamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong; stable, it reaches clients. */
    public enum Kind {
        /** The URL is malformed, or of a transport that is not allowed. */
        INVALID_URL,
        /** There is no such repository, or the token may not see it. */
        NOT_FOUND,
        /** The credentials are missing or not accepted. */
        UNAUTHORIZED,
        /** The credentials are known, but not for this. */
        FORBIDDEN,
        /** The host's certificate is not trusted. */
        CERTIFICATE,
        /** The host does not answer; it may later. */
        UNREACHABLE,
        /** The upstream did not take the commit: a protected branch, a hook. */
        REJECTED,
        /** Others kept pushing to the same branch; it may work later. */
        CONFLICT,
        /** The repository has no commits. */
        EMPTY,
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
                Kind.INVALID_URL, "Expected the URL of a Git repository over HTTP(S), but " + why + ".");
    }

    static UpstreamException rejected(String branch, String url, String why) {
        return new UpstreamException(
                Kind.REJECTED,
                "Expected to push to branch '" + branch + "' of " + url + ", but it was rejected: " + why
                        + ". Allow the token to push to this branch, or lift its protection.");
    }

    static UpstreamException conflict(String branch, String url, int attempts) {
        return new UpstreamException(
                Kind.CONFLICT,
                "Expected to push to branch '" + branch + "' of " + url + ", but others moved it in each of " + attempts
                        + " attempts. Try again.");
    }
}
