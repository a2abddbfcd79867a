package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import java.util.Map;
import java.util.Optional;

/**
 * What people hold: a flow, or what it does in one stage. What was said of a stage stands before what was said of the
 * whole flow.
 */
public record Holds(Map<Place, Word> words) {
    /** Nobody holds anything. */
    public static final Holds NONE = new Holds(Map.of());

    public Holds {
        words = Map.copyOf(words);
    }

    /** @param stage absent for the whole flow */
    public record Place(String project, KeptnContext context, Optional<String> stage) {}

    /**
     * @param held or let go
     * @param by the name of the token of who said so; absent where that was not kept
     */
    public record Word(boolean held, Optional<String> by) {}

    /** The word by which a sequence that starts there now is held, if it is. */
    public Optional<Word> on(Scope scope, KeptnContext context) {
        var inStage = words.get(new Place(scope.project(), context, Optional.of(scope.stage())));
        var word = inStage != null ? inStage : words.get(new Place(scope.project(), context, Optional.empty()));
        return Optional.ofNullable(word).filter(Word::held);
    }
}
