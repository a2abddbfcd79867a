package dev.drydock.remediation.domain.effect;

/**
 * A guard did not let an action go.
 *
 * @param title what people call the action
 * @param guard its word, such as {@code budget}
 * @param skipped not at all, and the next action was tried; else it was held for a while
 */
public record Stop(String title, String guard, boolean skipped) {}
