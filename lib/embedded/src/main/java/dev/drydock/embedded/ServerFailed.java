package dev.drydock.embedded;

/** A server or program could not be started, did not become ready in time, or could not be used. The text is for the user. */
public final class ServerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerFailed(String message) {
        super(message);
    }

    public ServerFailed(String message, Throwable cause) {
        super(message, cause);
    }

    static ServerFailed interrupted(String name) {
        Thread.currentThread().interrupt();
        return new ServerFailed("Expected " + name + " to become ready, but the wait was interrupted");
    }
}
