package dev.drydock.model.remediation;

import java.time.Duration;

/** An action that did not help so many times within the window is skipped. */
public record Ineffective(int runs, Duration within) {}
