package dev.drydock.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** What belongs to a running system, stopped in the opposite order of its start. For one thread at a time. */
public final class StartedParts implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /**
     * Starts a system whose parts are added one after another; when one cannot start, those before it are stopped.
     *
     * @param start throws what it says to the caller
     */
    public static <T> T allOrNone(Function<StartedParts, T> start) {
        var parts = new StartedParts();
        try {
            return start.apply(parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Takes over a part that has just been started, and gives it back. */
    public <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    /** Stops all of them; what cannot be stopped is said on the error stream, and the others are. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            stop(started.pop());
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) { // the others must be stopped all the same
            System.err.println("Could not stop " + part.getClass().getSimpleName() + " in an orderly way: " + e);
        }
    }
}
