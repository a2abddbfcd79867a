package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.TaskHold;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What executors said about putting off the open task.
 *
 * @param words the newest word of each source
 * @param letOthersGo whether there was a time when nobody worked on the task: the sequence gave its turn away
 */
public record TaskHolds(Map<String, Word> words, boolean letOthersGo) {
    /** Nobody said anything. */
    static final TaskHolds NONE = new TaskHolds(Map.of(), false);

    public TaskHolds {
        words = Map.copyOf(words);
    }

    /**
     * @param said when its sender said it: words may overtake each other
     * @param hold absent for one who goes on
     */
    public record Word(Instant said, Optional<TaskHold> hold) {}

    /** Whether a word changes something: none older than what its source said, and none that says the same. */
    boolean isNews(String source, Word word) {
        var known = words.get(source);
        return known == null
                || !word.said().isBefore(known.said()) && !word.hold().equals(known.hold());
    }

    Optional<TaskHold> of(String source) {
        return Optional.ofNullable(words.get(source)).flatMap(Word::hold);
    }

    TaskHolds with(String source, Word word) {
        var all = new LinkedHashMap<>(words);
        all.put(source, word);
        return new TaskHolds(all, letOthersGo);
    }

    TaskHolds whenOthersGo() {
        return new TaskHolds(words, true);
    }
}
