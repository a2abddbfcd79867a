package dev.drydock.events;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events can be written down: half a character has no bytes, and what events are found by is no longer than an index of a
 * database takes, and holds no NUL, which none keeps. Elsewhere in the payload a NUL does no harm.
 */
public final class Keepable {
    /** Of each attribute that events are found by; an index holds several of them. */
    public static final int MOST_BYTES = 500;

    private static final int MOST_BYTES_OF_A_CHARACTER = 3;
    private static final List<String> PLACE = List.of("project", "stage", "service");
    private static final List<String> FOUND_BY = List.of("project", "stage", "service", "result", "status");

    private Keepable() {}

    /** Why the event cannot be kept, in one sentence; empty if it can. */
    public static Optional<String> flaw(KeptnEvent event) {
        return unstorable(event).or(() -> torn(event));
    }

    private static Optional<String> unstorable(KeptnEvent event) {
        if (attributes(event).anyMatch(text -> text.indexOf('\0') >= 0)) {
            return Optional.of("An attribute, the place or the verdict holds the character NUL; leave it out.");
        }
        return indexed(event).entrySet().stream()
                .filter(one -> isLong(one.getValue()))
                .map(one -> "%s has more than %d bytes; shorten it.".formatted(one.getKey(), MOST_BYTES))
                .findFirst();
    }

    private static Map<String, String> indexed(KeptnEvent event) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("id", event.id().value());
        event.context().ifPresent(context -> texts.put("shkeptncontext", context.value()));
        event.triggeredId().ifPresent(id -> texts.put("triggeredid", id.value()));
        PLACE.forEach(key -> event.data().text(key).ifPresent(text -> texts.put("data." + key, text)));
        return texts;
    }

    private static boolean isLong(String text) {
        return text.length() > MOST_BYTES / MOST_BYTES_OF_A_CHARACTER
                && text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private static Optional<String> torn(KeptnEvent event) {
        return attributes(event).anyMatch(Keepable::isTorn)
                        || holdsTorn(event.data().values())
                        || holdsTorn(event.extensions())
                ? Optional.of("A text holds half a character, an unpaired surrogate; write it whole or leave it out.")
                : Optional.empty();
    }

    private static Stream<String> attributes(KeptnEvent event) {
        var attributes = Stream.of(
                event.id().value(),
                event.source(),
                event.type().value(),
                event.context().map(KeptnContext::value).orElse(""),
                event.triggeredId().map(EventId::value).orElse(""),
                event.gitCommitId().orElse(""),
                Problem.of(event.data()).flatMap(Problem::title).orElse(""));
        return Stream.concat(
                attributes, FOUND_BY.stream().map(key -> event.data().text(key).orElse("")));
    }

    private static boolean holdsTorn(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().anyMatch(entry -> holdsTorn(entry.getKey()) || holdsTorn(entry.getValue()));
        }
        if (value instanceof List<?> list) {
            return list.stream().filter(Objects::nonNull).anyMatch(Keepable::holdsTorn);
        }
        return value instanceof String text && isTorn(text);
    }

    private static boolean isTorn(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (!Character.isSurrogatePair(text.charAt(at), at + 1 < text.length() ? text.charAt(at + 1) : ' ')) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }
}
