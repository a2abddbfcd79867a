package dev.drydock.events;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts of others, such as monitoring tools, as they can be kept and sent on: a NUL, or half of a character that was cut, is
 * replaced. See {@link Keepable}.
 */
public final class WholeTexts {
    private WholeTexts() {}

    /** The text without such. */
    public static String of(String text) {
        return new String(text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The same of all texts in a JSON object. */
    public static Map<String, @Nullable Object> in(Map<?, ?> object) {
        var whole = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((name, value) -> whole.put(of(String.valueOf(name)), inAny(value)));
        return whole;
    }

    private static @Nullable Object inAny(@Nullable Object value) {
        if (value instanceof String text) {
            return of(text);
        }
        if (value instanceof Map<?, ?> object) {
            return in(object);
        }
        return value instanceof List<?> list
                ? list.stream().map(WholeTexts::inAny).toList()
                : value;
    }
}
