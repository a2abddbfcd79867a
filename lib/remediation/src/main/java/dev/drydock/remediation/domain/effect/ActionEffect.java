package dev.drydock.remediation.domain.effect;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What one action brought about.
 *
 * @param action what action providers select by
 * @param title what people call it
 * @param runs executed ones
 * @param shadowRuns recorded ones
 * @param effective runs after which the evaluation passed, or the score was better
 * @param ineffective runs that worked but changed nothing for the better
 * @param failed runs that did not work
 * @param successRate the share of effective runs among those of which it is known, 0 to 1
 * @param timeToHeal the median, of the runs that healed a problem, from the beginning of the run to the problem's end
 * @param before the median score before its runs, of those with a score before and after
 * @param after the median score after the same runs
 * @param held how often each guard held it
 * @param skipped how often each guard had it skipped
 * @param recommendation what to do about it, in words
 */
public record ActionEffect(
        String action,
        String title,
        int runs,
        int shadowRuns,
        int effective,
        int ineffective,
        int failed,
        Optional<Double> successRate,
        Optional<Duration> timeToHeal,
        Optional<Double> before,
        Optional<Double> after,
        Map<String, Integer> held,
        Map<String, Integer> skipped,
        String recommendation) {
    public ActionEffect {
        held = Map.copyOf(held);
        skipped = Map.copyOf(skipped);
    }
}
