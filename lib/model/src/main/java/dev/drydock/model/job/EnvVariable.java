package dev.drydock.model.job;

import java.util.Optional;

/**
 * A variable of the container, or with {@code valueFrom: secret} all keys of a secret.
 *
 * @param name the variable, or the secret
 * @param value a literal, or a JSONPath into the event; empty when not given
 * @param valueFrom as written: {@code event}, {@code secret} or {@code string}; anything else, or nothing, is an error of the
 *     job that reads it, not of the file
 * @param as {@code json} or {@code yaml}, in any case, for values from the event
 */
public record EnvVariable(String name, String value, Optional<String> valueFrom, Optional<String> as) {}
