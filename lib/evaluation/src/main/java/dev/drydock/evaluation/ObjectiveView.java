package dev.drydock.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one objective fared, as people look at it.
 *
 * @param value absent when nothing could be measured
 * @param comparedValue absent when there is no earlier value
 * @param explanation one sentence
 */
public record ObjectiveView(
        String sli,
        String displayName,
        @Nullable Double value,
        @Nullable Double comparedValue,
        String status,
        List<TargetView> passTargets,
        List<TargetView> warningTargets,
        boolean keySli,
        int weight,
        double pointsWon,
        double pointsLost,
        String explanation) {
    /** One criterion, and whether it was missed. */
    public record TargetView(String criteria, double targetValue, boolean violated) {}

    public static ObjectiveView of(ObjectiveResult result) {
        return new ObjectiveView(
                result.objective().sli(),
                result.objective().shownName(),
                result.value().success() ? result.value().value() : null,
                result.baseline().orElse(null),
                result.status().wire(),
                targets(result.passTargets()),
                targets(result.warningTargets().orElse(List.of())),
                result.objective().key(),
                result.objective().weight(),
                result.score(),
                result.lostScore(),
                Explanation.of(result));
    }

    private static List<TargetView> targets(List<Target> targets) {
        return targets.stream()
                .map(target -> new TargetView(target.criteria(), target.targetValue(), target.violated()))
                .toList();
    }
}
