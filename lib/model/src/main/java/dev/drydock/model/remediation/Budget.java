package dev.drydock.model.remediation;

import java.time.Duration;

/**
 * At most so many runs in any window of that length; {@code 3/1h} in files.
 *
 * @param runs from 1
 * @param text as written
 */
public record Budget(int runs, Duration window, String text) {}
