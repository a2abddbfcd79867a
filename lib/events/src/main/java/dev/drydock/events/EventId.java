package dev.drydock.events;

/** The id of one CloudEvent. Two events with the same id are the same event. */
public record EventId(String value) {
    public EventId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an event id is not blank");
        }
    }

    /** An id that the same inputs always give: a repeat after a crash makes the same event, not a second one. */
    public static EventId derived(EventId from, String kind, String source) {
        return new EventId(
                NameUuid.of(from.value() + '\n' + kind + '\n' + source).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
