package dev.drydock.model.shipyard;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of a sequence, done by whoever listens to its triggered event.
 *
 * @param triggeredAfter how long to wait before the triggered event is sent
 * @param properties travel in the triggered event under the task's name; values as JSON has them (whole numbers are the
 *     smallest of Integer, Long and BigInteger)
 */
public record Task(String name, Optional<Duration> triggeredAfter, Map<String, @Nullable Object> properties) {
    public Task {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
