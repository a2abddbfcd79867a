package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import java.time.Instant;

/**
 * A get-action that got no action.
 *
 * @param askedBy the get-action.triggered that it answers
 * @param errored whether something is broken, rather than nothing left to do
 */
public record Refusal(EventId askedBy, boolean errored, String message, Instant at) {}
