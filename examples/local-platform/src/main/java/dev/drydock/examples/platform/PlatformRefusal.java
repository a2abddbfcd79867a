package dev.drydock.examples.platform;

/** The platform will not do what it was asked to; the text says why, the status is HTTP's. */
public final class PlatformRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public PlatformRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
