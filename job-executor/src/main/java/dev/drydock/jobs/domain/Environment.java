package dev.drydock.jobs.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The variables of a task.
 *
 * @param variables by name, in the order in which they were set
 * @param secret the names of those that came from secrets
 * @param masking hides those that came from secrets
 */
public record Environment(Map<String, String> variables, Set<String> secret, Masking masking) {
    public Environment {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        secret = Collections.unmodifiableSet(new LinkedHashSet<>(secret));
    }

    /** Values may be secret. */
    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
