package dev.drydock.evaluation;

/**
 * One criterion held against a value.
 *
 * @param criteria as the user wrote it
 * @param targetValue the number the value was compared with; 0 for a relative criterion without a baseline
 */
public record Target(String criteria, double targetValue, boolean violated) {}
