package dev.drydock.evaluation;

import dev.drydock.model.slo.Objective;
import java.util.List;
import java.util.Optional;

/** The rules for one objective (reference 7.4 and 7.5): its pass criteria can be read. */
final class ObjectiveRules {
    private ObjectiveRules() {}

    static ObjectiveResult evaluate(Objective objective, SliValue measured, Optional<Double> baseline) {
        var value = measured.comparedWith(baseline.orElse(0.0));
        if (objective.isInformational()) {
            return new ObjectiveResult(
                    objective, value, baseline, ObjectiveStatus.INFO, List.of(), Optional.of(List.of()), 0);
        }
        var check = new CriteriaCheck(value, baseline);
        var status = status(objective, check);
        return new ObjectiveResult(
                objective,
                value,
                baseline,
                status,
                check.targets(objective.pass()),
                warningTargets(objective, check),
                score(objective, status));
    }

    private static ObjectiveStatus status(Objective objective, CriteriaCheck check) {
        if (check.isMet(objective.pass())) {
            return ObjectiveStatus.PASS;
        }
        return hasReadableWarning(objective) && check.isMet(objective.warning())
                ? ObjectiveStatus.WARNING
                : ObjectiveStatus.FAIL;
    }

    private static Optional<List<Target>> warningTargets(Objective objective, CriteriaCheck check) {
        if (hasReadableWarning(objective)) {
            return Optional.of(check.targets(objective.warning()));
        }
        return check.value().success() ? Optional.empty() : Optional.of(List.of());
    }

    private static boolean hasReadableWarning(Objective objective) {
        return !objective.warning().isEmpty()
                && CriteriaCheck.problem(objective.warning()).isEmpty();
    }

    private static double score(Objective objective, ObjectiveStatus status) {
        return switch (status) {
            case PASS -> objective.weight();
            case WARNING -> objective.weight() / 2.0;
            case FAIL, INFO -> 0;
        };
    }
}
