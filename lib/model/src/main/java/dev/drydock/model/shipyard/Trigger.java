package dev.drydock.model.shipyard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What starts a sequence when another one ends.
 *
 * @param event {@code <stage>.<sequence>.finished}
 * @param match the selector; absent (fires on pass and warning) is not the same as an empty map (never fires)
 */
public record Trigger(String event, Optional<Map<String, String>> match) {
    public Trigger {
        match = match.map(entries -> Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
    }
}
