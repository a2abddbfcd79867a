package dev.drydock.upstream;

/** Git over HTTP was asked for a project that has no repository here (REST: 404). */
public final class NotHostedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotHostedException(String message) {
        super(message);
    }
}
