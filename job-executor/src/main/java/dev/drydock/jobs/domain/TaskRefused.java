package dev.drydock.jobs.domain;

/** A task that cannot run as it is written; the message is for the user. */
public final class TaskRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TaskRefused(String message) {
        super(message, null, false, false);
    }
}
