package dev.drydock.remediation.domain.problem;

import java.time.Instant;

/** The end of a problem, for ever. {@code state} is one of the closed ones; {@code message} says why in words. */
public record Closing(ProblemState state, String message, Instant at) {}
