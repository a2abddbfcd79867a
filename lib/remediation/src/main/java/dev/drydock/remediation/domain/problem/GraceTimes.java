package dev.drydock.remediation.domain.problem;

import java.time.Duration;

/**
 * How long to wait for news that may still be on its way.
 *
 * @param followUp for the next attempt after a failed one
 * @param score for the score after a sequence that passed
 * @param silence between looks at a sequence that says nothing
 */
public record GraceTimes(Duration followUp, Duration score, Duration silence) {}
