package dev.drydock.events.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the parser says of text that is no JSON, for people: in one line, and of the text alone. */
public final class JsonMistake {
    /** Other mistakes of fields say in words of their own what is wrong. */
    private static final Pattern OF_ANOTHER_KIND = Pattern.compile("Cannot (deserialize value|construct instance) of ");

    private JsonMistake() {}

    /** Where it is, such as {@code line 3, column 14}; absent for what was not read from text. */
    public static Optional<String> place(JsonProcessingException mistake) {
        return Optional.ofNullable(mistake.getLocation())
                .map(at -> "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
    }

    /** Both in one, as in {@code line 3, column 14: …}. */
    public static String withPlace(JsonProcessingException mistake) {
        return place(mistake).map(at -> at + ": ").orElse("") + of(mistake);
    }

    /** What it is, without the place. */
    public static String of(JsonProcessingException mistake) {
        var message = String.valueOf(mistake.getOriginalMessage());
        if (mistake instanceof MismatchedInputException mismatch
                && mismatch.getTargetType() != null
                && OF_ANOTHER_KIND.matcher(message).lookingAt()) {
            return "%s is not %s".formatted(path(mismatch.getPath()), kind(mismatch.getTargetType()));
        }
        return message.lines()
                .findFirst()
                .orElse("")
                .replaceFirst(" \\(through reference chain.*", "")
                .replaceAll("\\[Source: [^;]*; (line: \\d+, column: \\d+)]", "$1")
                .replaceAll(", from `[^`]*`", "");
    }

    private static String path(List<Reference> references) {
        var path = new StringBuilder();
        for (var reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.isEmpty() ? "it" : "'" + path + "'";
    }

    private static String kind(Class<?> target) {
        if (Collection.class.isAssignableFrom(target) || target.isArray()) {
            return "a list";
        }
        if (target == Instant.class) {
            return "a time such as 2026-01-31T12:30:00.000Z";
        }
        if (target == Boolean.class || target == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(target) || target.isPrimitive()) {
            return "a number";
        }
        return CharSequence.class.isAssignableFrom(target) ? "text" : "an object";
    }
}
