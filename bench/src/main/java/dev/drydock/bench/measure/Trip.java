package dev.drydock.bench.measure;

/**
 * One sequence as its client saw it, in nanoseconds of {@link System#nanoTime}.
 *
 * @param sent when the client began to ask for it
 * @param accepted when the client was told that it is taken
 * @param finished when the client saw its end
 */
public record Trip(long sent, long accepted, long finished) {
    public long wholeNanos() {
        return finished - sent;
    }

    public long acceptNanos() {
        return accepted - sent;
    }

    /** From accepted to finished; the end may be seen before the answer to the request. */
    public long runNanos() {
        return Math.max(0, finished - accepted);
    }
}
