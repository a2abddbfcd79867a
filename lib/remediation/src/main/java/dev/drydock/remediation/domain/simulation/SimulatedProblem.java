package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A problem that comes up.
 *
 * @param after how long after the beginning
 * @param before the score before any action, if one is known
 * @param measured what the evaluations find, one after another; the last one is found again and again, and without any
 *     they fail
 * @param goneAfter how long after it came up it goes by itself, if it does
 */
public record SimulatedProblem(
        Problem problem,
        Duration after,
        Optional<Double> before,
        List<Measured> measured,
        Optional<Duration> goneAfter) {
    public SimulatedProblem {
        measured = List.copyOf(measured);
    }
}
