package dev.drydock.providercheck.application;

import java.time.Duration;

/** A provider, and the broker it speaks to, that belong to the check: it may do anything to them. */
public interface Party {
    /** Starts the provider. */
    void start();

    /** Asks the provider to end; whether it has within the time. After it, it is killed. */
    boolean stop(Duration atMost);

    /** Kills the provider (SIGKILL). */
    void kill();

    /** Kills the broker and starts it again on what it had stored. */
    void restartBroker();

    /** Whether the provider runs. */
    boolean isAlive();

    /** The last lines that the provider has printed. */
    String lastWords();
}
