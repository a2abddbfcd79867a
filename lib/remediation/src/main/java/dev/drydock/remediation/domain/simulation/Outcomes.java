package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What evaluations find.
 *
 * @param inOrder one after another, whatever was done; the last one is found again and again
 * @param ofActions where it depends on what was done: one after another for each action. What is in neither fails
 */
public record Outcomes(List<Measured> inOrder, Map<String, List<Measured>> ofActions) {
    private static final Measured FAILED = new Measured(Result.FAIL, Optional.empty());

    public Outcomes {
        inOrder = List.copyOf(inOrder);
        ofActions = Map.copyOf(ofActions);
    }

    /** One after another. */
    public static Outcomes of(List<Measured> inOrder) {
        return new Outcomes(inOrder, Map.of());
    }

    /**
     * What is found.
     *
     * @param number how many evaluations there were before
     * @param ofAction how many of them were of this action
     */
    Measured after(String action, int number, int ofAction) {
        var known = ofActions.getOrDefault(action, List.of());
        return known.isEmpty() ? at(inOrder, number) : at(known, ofAction);
    }

    private static Measured at(List<Measured> all, int number) {
        return all.isEmpty() ? FAILED : all.get(Math.min(number, all.size() - 1));
    }
}
