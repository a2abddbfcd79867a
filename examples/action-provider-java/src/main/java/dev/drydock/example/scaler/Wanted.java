package dev.drydock.example.scaler;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many replicas an action asks for: {@code "3"} is a number, {@code "+1"} and {@code {increment: 1}} a change.
 *
 * @param isChange whether the number is added to what there is
 */
record Wanted(int number, boolean isChange) {
    private static final int MOST = 20;

    static Wanted of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.get("increment") != null) {
            return new Wanted(number(map.get("increment"), value), true);
        }
        return new Wanted(number(value, value), String.valueOf(value).matches("[+-].*"));
    }

    /** What follows from what there is; refused outside of 0 to 20. */
    int from(int before) {
        var after = isChange ? before + number : number;
        if (after < 0 || after > MOST) {
            throw new IllegalArgumentException(
                    "Expected 0 to %d replicas, but %d would be %d".formatted(MOST, before, after));
        }
        return after;
    }

    private static int number(@Nullable Object text, @Nullable Object value) {
        try {
            return Integer.parseInt(String.valueOf(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Expected action.value to be a number of replicas, as in \"3\", \"+1\" or {increment: 1}, but got "
                            + value,
                    e);
        }
    }
}
