package dev.drydock.local;

import dev.drydock.embedded.ChildProcesses;
import dev.drydock.embedded.StartedParts;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What has been started. It is stopped in reverse order when the program ends, whether by itself or by a signal, and
 * whatever was just being started then is stopped as well.
 */
public final class Parts implements AutoCloseable {
    private static final Duration ORDERLY = Duration.ofSeconds(90);

    private final StartedParts started = new StartedParts();
    private final Runnable farewell;
    private volatile boolean closing;

    private Parts(Runnable farewell) {
        this.farewell = farewell;
    }

    /**
     * Makes an empty collection that is closed at the latest when the JVM ends.
     *
     * @param farewell called before anything is stopped because of a signal
     */
    public static Parts closedAtTheEnd(Runnable farewell) {
        var parts = new Parts(farewell);
        ChildProcesses.leaveToOwners(ORDERLY);
        Runtime.getRuntime().addShutdownHook(new Thread(parts::closeOnSignal, "stop-everything"));
        return parts;
    }

    /**
     * Starts one more part; a signal meanwhile waits until it runs, and stops it then.
     *
     * @throws Stopped when everything is being stopped already
     */
    public synchronized <T extends AutoCloseable> T start(Supplier<T> part) {
        return started.add(undisturbed(part));
    }

    /** Does something that must not be cut off in the middle, such as installing a package. */
    public synchronized <T> T undisturbed(Supplier<T> work) {
        if (closing) {
            throw new Stopped();
        }
        return work.get();
    }

    /** Whether the end has begun. */
    public boolean isClosing() {
        return closing;
    }

    /** Stops everything; a second call waits for the first and changes nothing. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            started.close();
            ProcessesLeft.stop();
        }
    }

    private void closeOnSignal() {
        if (!closing) {
            farewell.run();
        }
        close();
    }

    /** Everything is being stopped; nothing new begins. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
