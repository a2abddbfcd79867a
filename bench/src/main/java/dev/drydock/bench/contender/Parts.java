package dev.drydock.bench.contender;

import java.util.ArrayDeque;
import java.util.Deque;

/** What belongs to a running system, stopped in the opposite order of its start. */
public final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    public <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("could not stop a part: " + e.getMessage());
            }
        }
    }
}
