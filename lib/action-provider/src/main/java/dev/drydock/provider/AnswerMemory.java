package dev.drydock.provider;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnEvent;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was answered. A task that is asked for again is answered the same, and not carried out again. Only a crash between
 * the work and the keeping of its answer has it done twice.
 */
public interface AnswerMemory {
    /** The finished event that answered a triggered event, if there was one. */
    Optional<KeptnEvent> finished(EventId triggered);

    /** Keeps an answer before it is sent. */
    void keep(EventId triggered, KeptnEvent finished);

    /** Remembers the newest thousand answers for as long as the process lives. */
    static AnswerMemory ofThisProcess() {
        return new RecentAnswers();
    }

    /**
     * Remembers answers in a folder, a file each, for seven days; it survives restarts. One process at a time may use
     * the folder.
     */
    static AnswerMemory inFolder(Path folder) {
        return new AnswerFolder(folder);
    }
}
