package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import java.util.Map;
import java.util.Optional;

/**
 * What people hold: a flow, or what it does in one stage. What was said of a stage stands before what was said of the
 * whole flow.
 */
public record Holds(Map<Place, Boolean> words) {
    /** Nobody holds anything. */
    public static final Holds NONE = new Holds(Map.of());

    public Holds {
        words = Map.copyOf(words);
    }

    /** @param stage absent for the whole flow */
    public record Place(String project, KeptnContext context, Optional<String> stage) {}

    /** Whether a sequence that starts there now is held. */
    public boolean cover(Scope scope, KeptnContext context) {
        var inStage = words.get(new Place(scope.project(), context, Optional.of(scope.stage())));
        return inStage != null
                ? inStage
                : words.getOrDefault(new Place(scope.project(), context, Optional.empty()), false);
    }
}
