package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Result;
import java.util.Optional;

/**
 * What the evaluation after an action found.
 *
 * @param score 0 to 100; absent when only the result is known
 */
public record Measured(Result result, Optional<Double> score) {}
