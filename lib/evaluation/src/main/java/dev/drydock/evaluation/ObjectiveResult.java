package dev.drydock.evaluation;

import dev.drydock.model.slo.Objective;
import java.util.List;
import java.util.Optional;

/**
 * How one objective fared.
 *
 * @param objective what was asked for
 * @param value what was measured and compared with
 * @param baseline the aggregate of earlier values, if there is any
 * @param passTargets every pass criterion, in the order of the file
 * @param warningTargets every warning criterion; empty when the objective has none that can be read
 * @param score the points won
 */
public record ObjectiveResult(
        Objective objective,
        SliValue value,
        Optional<Double> baseline,
        ObjectiveStatus status,
        List<Target> passTargets,
        Optional<List<Target>> warningTargets,
        double score) {
    public ObjectiveResult {
        passTargets = List.copyOf(passTargets);
        warningTargets = warningTargets.map(List::copyOf);
    }

    /** The points it could win: none if it only informs. */
    public double highestScore() {
        return status == ObjectiveStatus.INFO ? 0 : objective.weight();
    }

    public double lostScore() {
        return highestScore() - score;
    }

    /** Whether this alone makes the evaluation fail. */
    public boolean isKeyFailure() {
        return objective.key() && status == ObjectiveStatus.FAIL;
    }

    /** The flag of the event's payload, which Keptn leaves out where there is no value. */
    public boolean keySliOfPayload() {
        return objective.key() && value.success();
    }
}
