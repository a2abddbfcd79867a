package dev.drydock.model.remediation;

/**
 * Something a file says, and where.
 *
 * @param place {@code file:line:column}
 */
public record Stated<T>(T value, String place) {}
