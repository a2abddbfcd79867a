package dev.drydock.bench.contender;

import java.nio.file.Path;
import java.util.Optional;

/** An engine that can take part, if what it needs is here. */
public interface Entrant {
    /** As it is called in the tables. */
    String name();

    /** Name and version of what runs, with its store. */
    String description();

    /** Why it cannot take part. */
    Optional<String> missing();

    /** Starts it; returns when it takes sequences. */
    Contender start(Path folder);
}
