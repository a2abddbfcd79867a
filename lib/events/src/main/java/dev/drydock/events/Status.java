package dev.drydock.events;

import java.util.Locale;
import java.util.Optional;

/** Whether a task or sequence worked, {@code data.status}; the verdict is the {@link Result}. */
public enum Status {
    SUCCEEDED,
    ERRORED,
    ABORTED,
    UNKNOWN;

    /** The word on the wire: {@code succeeded}, {@code errored}, {@code aborted}, {@code unknown}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the exact word on the wire; anything else is no status. */
    public static Optional<Status> ofWire(String text) {
        return switch (text) {
            case "succeeded" -> Optional.of(SUCCEEDED);
            case "errored" -> Optional.of(ERRORED);
            case "aborted" -> Optional.of(ABORTED);
            case "unknown" -> Optional.of(UNKNOWN);
            default -> Optional.empty();
        };
    }
}
