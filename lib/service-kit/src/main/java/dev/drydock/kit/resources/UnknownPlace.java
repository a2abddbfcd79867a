package dev.drydock.kit.resources;

/** There is no such project, stage or service: asking again does not help. */
@SuppressWarnings("serial")
public final class UnknownPlace extends RuntimeException {
    /** @param detail which of them does not exist */
    public UnknownPlace(String detail) {
        super(detail);
    }
}
