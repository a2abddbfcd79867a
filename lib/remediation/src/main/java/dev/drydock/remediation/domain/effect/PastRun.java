package dev.drydock.remediation.domain.effect;

import dev.drydock.remediation.domain.guard.ActionRun.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of an action, seen from later.
 *
 * @param problem the id of the problem it was for
 * @param action what action providers select by
 * @param title what people call it
 * @param before the score before it, 0 to 100
 * @param after the score after it
 * @param healedIn from its beginning to the end of the problem, if it was the run that healed it
 */
public record PastRun(
        String problem,
        String action,
        String title,
        Instant at,
        boolean shadow,
        Effect effect,
        Optional<Double> before,
        Optional<Double> after,
        Optional<Duration> healedIn) {
    boolean isKnown() {
        return !shadow && (effect == Effect.EFFECTIVE || effect == Effect.INEFFECTIVE || effect == Effect.FAILED);
    }

    boolean is(Effect what) {
        return !shadow && effect == what;
    }
}
