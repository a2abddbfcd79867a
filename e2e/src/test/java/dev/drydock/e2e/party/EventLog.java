package dev.drydock.e2e.party;

import dev.drydock.events.EventId;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import java.util.LinkedHashMap;
import java.util.List;

/** Events in the order in which they were seen, each once however often it came. */
public record EventLog(List<KeptnEvent> events) {
    public EventLog {
        var first = new LinkedHashMap<EventId, KeptnEvent>();
        events.forEach(event -> first.putIfAbsent(event.id(), event));
        events = List.copyOf(first.values());
    }

    /** The events of a type, given without its prefix, such as {@code get-action.finished}. */
    public List<KeptnEvent> of(String shortType) {
        var type = EventType.PREFIX + shortType;
        return events.stream()
                .filter(event -> event.type().value().equals(type))
                .toList();
    }

    public int count(String shortType) {
        return of(shortType).size();
    }

    /** The results of the events of a type. */
    public List<String> results(String shortType) {
        return of(shortType).stream()
                .map(event -> event.data().text("result").orElse("none"))
                .toList();
    }

    /** The actions that get-action handed out, in order. */
    public List<String> actionsGiven() {
        return of("get-action.finished").stream()
                .flatMap(event -> event.data().text("action", "action").stream())
                .toList();
    }

    /** One line per event, for messages. */
    @Override
    public String toString() {
        var lines = new StringBuilder();
        events.forEach(event -> lines.append("%n  %s %s %s from %s: %s %s %s"
                .formatted(
                        event.time(),
                        event.id(),
                        event.type().value(),
                        event.source(),
                        event.data().text("result").orElse("-"),
                        event.data().text("status").orElse("-"),
                        event.data().text("message").orElse(""))));
        return lines.toString();
    }
}
