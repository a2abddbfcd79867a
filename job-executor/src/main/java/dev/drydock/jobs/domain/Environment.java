package dev.drydock.jobs.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables of a task.
 *
 * @param variables by name, in the order in which they were set
 * @param masking hides those that came from secrets
 */
public record Environment(Map<String, String> variables, Masking masking) {
    public Environment {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** Values may be secret. */
    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
