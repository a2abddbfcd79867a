package dev.drydock.events;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that has ended and shows in a trace. The same thing always gives the same span, with the same ids.
 *
 * @param at where it is in its trace
 * @param parent the span id of what it is a part of; absent for the root of a trace
 * @param name few words for many spans, such as {@code task evaluation}
 * @param attributes by OpenTelemetry's or the glossary's names
 * @param error what went wrong, if something did
 */
public record Span(
        TraceContext at,
        Optional<String> parent,
        String name,
        Instant start,
        Instant end,
        Map<String, String> attributes,
        Optional<String> error) {
    public Span {
        attributes = Map.copyOf(attributes);
        start = start.isAfter(end) ? end : start; // two clocks may have told them
    }
}
