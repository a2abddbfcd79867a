package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * A problem that comes up.
 *
 * @param after how long after the beginning
 * @param before the score before any action, if one is known
 * @param goneAfter how long after it came up it goes by itself, if it does
 */
public record SimulatedProblem(
        Problem problem, Duration after, Optional<Double> before, Outcomes outcomes, Optional<Duration> goneAfter) {}
