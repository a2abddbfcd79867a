package dev.drydock.shipyard.adapter.rest;

import dev.drydock.events.Rfc3339;
import dev.drydock.kit.rest.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client gave: forms and generated clients send an empty text for what they leave out. */
final class Given {
    private Given() {}

    static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(some -> !some.isBlank());
    }

    /** What is separated by commas; empty if nothing is given. */
    static List<String> listed(@Nullable String commaList) {
        return given(commaList).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::trim)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** A point in time given as a query parameter. */
    static Optional<Instant> time(String name, @Nullable String value) {
        return given(value).map(text -> Rfc3339.parse(text).orElseThrow(() -> badTime(name, text)));
    }

    /** A point in time given in a body. */
    static Optional<Instant> time(String name, @Nullable Instant value) {
        if (value != null && !Rfc3339.holds(value)) {
            throw badTime(name, value.toString());
        }
        return Optional.ofNullable(value);
    }

    private static Refusal badTime(String name, String value) {
        return new Refusal(
                400,
                "bad-time",
                "%s is '%s'; expected a time such as 2026-11-22T10:00:00.000Z.".formatted(name, value));
    }
}
