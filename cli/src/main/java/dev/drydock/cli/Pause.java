package dev.drydock.cli;

import java.time.Duration;

/** Lets time pass between two looks at the server. */
@FunctionalInterface
public interface Pause {
    void take(Duration length);
}
