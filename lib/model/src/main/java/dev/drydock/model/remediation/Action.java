package dev.drydock.model.remediation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step against a problem.
 *
 * @param name for people, may be empty
 * @param action what action providers select by
 * @param description for people, may be empty
 * @param value handed to the provider as JSON has it: String, Boolean, Integer, Long, BigInteger, Double, unmodifiable Map or
 *     List; null when the file has none. Plain words follow YAML 1.1: {@code off} is false, {@code +1} is 1, {@code "2"} is text
 * @param guards what holds this action back
 * @param undo what takes it back
 * @param place {@code file:line:column}; empty when it is in no file
 */
public record Action(
        String name,
        String action,
        String description,
        @Nullable Object value,
        Guards guards,
        Optional<Undo> undo,
        String place) {
    /** An action without guards. */
    public Action(String name, String action, String description, @Nullable Object value) {
        this(name, action, description, value, Guards.NONE, Optional.empty(), "");
    }

    /** What people call it. */
    public String title() {
        return name.isEmpty() ? action : name;
    }
}
