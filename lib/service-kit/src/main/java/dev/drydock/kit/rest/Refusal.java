package dev.drydock.kit.rest;

/** A request that is answered with an error the caller can act on. */
@SuppressWarnings("serial")
public final class Refusal extends RuntimeException {
    private final int status;
    private final String reason;

    /**
     * @param status HTTP status, 400 to 599
     * @param reason a stable word for programs, such as {@code unknown-project}
     * @param detail for people: what, where, why, and what to do
     */
    public Refusal(int status, String reason, String detail) {
        super(detail);
        this.status = status;
        this.reason = reason;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }
}
