package dev.drydock.events;

import java.util.Optional;
import java.util.UUID;

/** {@code shkeptncontext}: the one id that all events of one flow share, across stages. */
public record KeptnContext(String value) {
    public KeptnContext {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a keptn context is not blank");
        }
    }

    /**
     * The context of an event that comes in by the API: a UUID is kept, another text is the seed of a UUID that it
     * always gives again, and without one the flow is a new one.
     *
     * @param given what the sender wrote as {@code shkeptncontext}
     * @param fresh the id of a new flow
     */
    public static KeptnContext given(Optional<String> given, UUID fresh) {
        return given.filter(text -> !text.isBlank())
                .map(text -> new KeptnContext(
                        isUuid(text) ? text : NameUuid.of("context\n" + text).toString()))
                .orElseGet(() -> new KeptnContext(fresh.toString()));
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
