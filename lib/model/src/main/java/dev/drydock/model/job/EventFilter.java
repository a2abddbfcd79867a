package dev.drydock.model.job;

import java.util.Optional;

/**
 * Which events are meant.
 *
 * @param name a regular expression, found anywhere in the event's type; known to compile
 * @param jsonpath what the event must contain besides
 */
public record EventFilter(String name, Optional<JsonPathMatch> jsonpath) {
    /** Whether events of a type are meant, as far as the type decides. */
    public boolean isMeant(String type) {
        return EventPattern.isFound(name, type);
    }

    /**
     * A condition on the whole event.
     *
     * @param property a JSONPath
     * @param match the text that must stand there
     */
    public record JsonPathMatch(String property, String match) {}
}
