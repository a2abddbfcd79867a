package dev.drydock.remediation.domain.guard;

import java.time.Instant;

/**
 * What a person said about an action that needs approval.
 *
 * @param by the name of the person or token
 * @param comment may be empty
 */
public record ApprovalVote(String by, boolean approved, String comment, Instant at) {}
