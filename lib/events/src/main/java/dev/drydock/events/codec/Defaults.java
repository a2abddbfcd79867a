package dev.drydock.events.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.NameUuid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** What an event gets that its sender left out. */
record Defaults(Optional<UUID> id, Optional<Instant> time) {
    static final Defaults NONE = new Defaults(Optional.empty(), Optional.empty());
    private static final String SOURCE = "https://drydock.dev/api";

    Defaults(UUID id, Instant time) {
        this(Optional.of(id), Optional.of(time));
    }

    void fill(ObjectNode event) {
        id.ifPresent(fresh -> {
            putIfAbsent(event, "specversion", "1.0");
            var ofFlow = flowOf(event.path("id").asText("")).orElse(fresh);
            putIfAbsent(event, "id", fresh.toString());
            putIfAbsent(event, "source", SOURCE);
            var given = Optional.of(event.path("shkeptncontext").asText(""));
            event.put("shkeptncontext", KeptnContext.given(given, ofFlow).value());
        });
        time.ifPresent(now ->
                putIfAbsent(event, "time", now.truncatedTo(ChronoUnit.MILLIS).toString()));
    }

    /** The flow that an event begins by its id: who sends it again, as the answer got lost, is told the same one. */
    private static Optional<UUID> flowOf(String id) {
        return Optional.of(id).filter(given -> !given.isBlank()).map(given -> NameUuid.of("flow of event\n" + given));
    }

    private static void putIfAbsent(ObjectNode event, String name, String value) {
        if (event.path(name).asText("").isBlank()) {
            event.put(name, value);
        }
    }
}
