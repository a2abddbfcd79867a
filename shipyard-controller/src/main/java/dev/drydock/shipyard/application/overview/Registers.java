package dev.drydock.shipyard.application.overview;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** What is kept of projects, integrations and dead letters: it changes without an event. */
public interface Registers {
    /** Each register by its name, with a mark that is another one once something that it shows has changed. */
    Uni<Map<String, String>> marks();
}
