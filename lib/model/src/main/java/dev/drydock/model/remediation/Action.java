package dev.drydock.model.remediation;

import org.jspecify.annotations.Nullable;

/**
 * One step against a problem.
 *
 * @param name for people, may be empty
 * @param action what action providers select by
 * @param description for people, may be empty
 * @param value handed to the provider as JSON has it: String, Boolean, Integer, Long, BigInteger, Double, unmodifiable Map or
 *     List; null when the file has none. Plain words follow YAML 1.1: {@code off} is false, {@code +1} is 1, {@code "2"} is text
 */
public record Action(
        String name,
        String action,
        String description,
        @Nullable Object value) {}
