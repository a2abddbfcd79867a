package dev.drydock.model.remediation;

import java.util.List;
import java.util.Optional;

/**
 * What to do about one type of problem.
 *
 * @param problemType compared exactly; {@code default} stands for problems without an entry of their own
 * @param actionsOnOpen tried in order. Absent when the file gives no list (or null): the search for a list goes on, while
 *     an empty list ends it
 */
public record ProblemRemedy(String problemType, Optional<List<Action>> actionsOnOpen) {
    public ProblemRemedy {
        actionsOnOpen = actionsOnOpen.map(List::copyOf);
    }
}
