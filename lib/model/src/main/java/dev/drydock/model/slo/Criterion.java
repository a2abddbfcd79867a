package dev.drydock.model.slo;

import java.util.Optional;

/**
 * A threshold such as {@code <600}, or a change against the baseline such as {@code <=+10%}.
 *
 * @param relative how {@code number} changes the baseline; absent for an absolute threshold
 * @param number the threshold or the amount of change; may be negative, infinite or not a number if the file says so
 */
public record Criterion(Operator operator, Optional<Relative> relative, double number) {
    /**
     * Which value the measured one is compared with.
     *
     * @param baseline the aggregate of the earlier evaluations, not used by an absolute threshold
     */
    public double target(double baseline) {
        return relative.map(change -> change.applyTo(baseline, number)).orElse(number);
    }

    /** Whether the measured value satisfies the criterion, given its {@link #target}. */
    public boolean isMetBy(double value, double target) {
        return operator.holds(value, target);
    }

    /**
     * A change against the baseline.
     *
     * @param percent of the baseline; otherwise in the indicator's own unit
     */
    public record Relative(Direction direction, boolean percent) {
        double applyTo(double baseline, double number) {
            var signed = direction == Direction.INCREASE ? number : -number;
            return percent ? baseline * (100 + signed) / 100 : baseline + signed;
        }
    }

    /** {@code +}, which is also meant by a percentage without a sign, or {@code -}. */
    public enum Direction {
        INCREASE,
        DECREASE
    }
}
