package dev.drydock.events;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The verdict of a task or sequence, {@code data.result}. Not to be confused with {@link Status}: did it work at all. */
public enum Result {
    PASS,
    WARNING,
    FAIL;

    /** The word on the wire: {@code pass}, {@code warning}, {@code fail}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the exact word on the wire; anything else is no result. */
    public static Optional<Result> ofWire(String text) {
        return switch (text) {
            case "pass" -> Optional.of(PASS);
            case "warning" -> Optional.of(WARNING);
            case "fail" -> Optional.of(FAIL);
            default -> Optional.empty();
        };
    }

    /** The worst of several; {@link #PASS} for none. */
    public static Result worst(Collection<Result> results) {
        return results.stream().max(Enum::compareTo).orElse(PASS);
    }
}
