package dev.drydock.evaluation;

import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import java.util.List;

/**
 * An evaluation of the same service that has ended.
 *
 * @param finished the id of its {@code evaluation.finished} event
 * @param invalidated whether somebody disowned it
 */
public record PastEvaluation(EventId finished, Result result, boolean invalidated, List<SliValue> values) {
    public PastEvaluation {
        values = List.copyOf(values);
    }
}
