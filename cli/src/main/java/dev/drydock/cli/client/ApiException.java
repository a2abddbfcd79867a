package dev.drydock.cli.client;

import java.util.List;

/** The server did not do what it was asked: it refused, failed, or could not be reached. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the caller can do differs by kind. */
    public enum Kind {
        UNREACHABLE,
        TIMED_OUT,
        UNAUTHORIZED,
        NOT_FOUND,
        REFUSED,
        SERVER_FAILED,
        NOT_UNDERSTOOD
    }

    private final Kind kind;
    private final transient List<String> details;

    ApiException(Kind kind, String message, List<String> details) {
        super(message);
        this.kind = kind;
        this.details = List.copyOf(details);
    }

    static ApiException unreachable(String request, String why) {
        return new ApiException(
                Kind.UNREACHABLE,
                "Expected an answer to " + request + ", but the server cannot be reached",
                List.of(why));
    }

    static ApiException timedOut(String request, long seconds) {
        return new ApiException(
                Kind.TIMED_OUT,
                "Expected an answer to " + request + " within " + seconds + " s, but none came",
                List.of());
    }

    static ApiException notUnderstood(String request, String why) {
        return new ApiException(
                Kind.NOT_UNDERSTOOD, "Expected JSON as the answer to " + request + ", but " + why, List.of());
    }

    static ApiException noStream(String request) {
        return new ApiException(
                Kind.NOT_UNDERSTOOD,
                "Expected a stream of events as the answer to " + request + ", but got none",
                List.of());
    }

    public Kind kind() {
        return kind;
    }

    /** Further lines for the user: the server's detail, and one line for each problem in a file. */
    public List<String> details() {
        return details;
    }

    /** True for faults that may pass by themselves, such as a server that restarts. */
    public boolean mayPass() {
        return kind == Kind.UNREACHABLE || kind == Kind.TIMED_OUT || kind == Kind.SERVER_FAILED;
    }
}
