package dev.drydock.events;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code data.problem}: what a monitoring tool reports. Its keys are read in any case, as {@code ProblemTitle} and
 * {@code problemTitle} are both sent. What is not named here travels along untouched in the payload.
 */
public record Problem(Optional<String> title, Optional<String> rootCause, Optional<String> state, Optional<String> id) {
    private static final Set<String> OVER = Set.of("RESOLVED", "CLOSED", "MERGED");

    /** The problem of a payload; absent if there is none or it is not an object. */
    public static Optional<Problem> of(Payload data) {
        return data.object("problem").map(block -> {
            var keys = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
            block.values().forEach(keys::putIfAbsent);
            return new Problem(
                    text(keys, "problemTitle"), text(keys, "rootCause"), text(keys, "state"), text(keys, "problemID"));
        });
    }

    /** Whether the monitoring tool says that it is over, or that another one stands for it. */
    public boolean isResolved() {
        return state.filter(text -> OVER.contains(text.toUpperCase(Locale.ROOT)))
                .isPresent();
    }

    private static Optional<String> text(Map<String, Object> keys, String key) {
        return keys.get(key) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }
}
