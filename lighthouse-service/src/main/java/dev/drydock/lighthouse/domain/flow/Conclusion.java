package dev.drydock.lighthouse.domain.flow;

import dev.drydock.evaluation.ObjectiveResult;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Result;
import dev.drydock.events.Status;
import java.util.List;

/**
 * The end of an evaluation.
 *
 * @param finished says so to everybody
 * @param objectives empty when nothing was judged
 */
public record Conclusion(
        KeptnEvent finished,
        Result result,
        Status status,
        double score,
        String message,
        List<ObjectiveResult> objectives) {
    public Conclusion {
        objectives = List.copyOf(objectives);
    }

    /** Whether later evaluations may compare with this one: it has values. */
    public boolean isComparable() {
        return !objectives.isEmpty();
    }
}
