package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventType;
import dev.drydock.events.Payload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Actions that are not to be executed: the controller tells which they were, and answers their task itself. */
final class ShadowMode {
    /** The task's name. */
    static final String TASK = "action";

    /** Who answers it. */
    static final String SOURCE = "shadow-mode";

    /** What goes out in the place of the task's triggered event: no action provider hears of it. */
    static final EventType SHADOWED = EventType.parse("sh.keptn.event.action.shadowed");

    private ShadowMode() {}

    static boolean covers(String task, Payload data) {
        return task.equals(TASK)
                && data.at(TASK, "shadow").filter(Boolean.TRUE::equals).isPresent();
    }

    /** @param data the task's triggered payload */
    static String message(Payload data) {
        var action = data.text(TASK, "action").or(() -> data.text(TASK, "name")).orElse("");
        var value = data.at(TASK, "value").map(given -> " with value " + words(given));
        return "shadow mode: '%s'%s was not executed".formatted(action, value.orElse(""));
    }

    /** As a value reads in the file: text in quotes. */
    private static String words(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> words(entry.getKey()) + ": " + words(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ShadowMode::words).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }
}
