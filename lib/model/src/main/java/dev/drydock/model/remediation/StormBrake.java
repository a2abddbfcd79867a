package dev.drydock.model.remediation;

import java.util.Optional;

/**
 * How many services of a stage may be under remediation at once; the stricter of both counts.
 *
 * @param services from 1
 * @param percent of the stage's services, over 0 to 100; rounded down, at least one service
 */
public record StormBrake(Optional<Integer> services, Optional<Double> percent) {}
