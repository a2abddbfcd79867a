package dev.drydock.shipyard.domain.search;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A filter of Keptn's event store (Keptn reference 4.12), such as {@code data.project:sockshop AND data.stage:dev,qa}:
 * every term must hold; a term holds if the field has one of its values.
 *
 * @param terms field to values: an attribute by its name, or a path into the payload that begins with {@code data.}
 */
public record EventFilter(Map<String, List<String>> terms) {
    /** Narrows to a project. */
    public static final String PROJECT = "data.project";

    /** Narrows to a flow. */
    public static final String CONTEXT = "shkeptncontext";

    private static final String DATA = "data.";
    private static final List<String> ATTRIBUTES =
            List.of("id", "source", "type", CONTEXT, "triggeredid", "gitcommitid");

    public EventFilter {
        terms = Map.copyOf(terms);
    }

    /** A filter, or why the text is none. */
    public sealed interface Reading {
        record Valid(EventFilter filter) implements Reading {}

        /** @param reason one sentence: what is wrong, what is expected */
        record Invalid(String reason) implements Reading {}
    }

    /** @param text terms {@code field:value}, several values separated by commas, joined by {@code AND} */
    public static Reading parse(String text) {
        var terms = new LinkedHashMap<String, List<String>>();
        for (var term : text.strip().split("\\s+AND\\s+")) {
            var colon = term.indexOf(':');
            var field = colon < 0 ? term : term.substring(0, colon).strip();
            if (colon < 0 || term.substring(colon + 1).isBlank()) {
                return new Reading.Invalid(
                        "'%s' is no term; expected field:value, as in data.project:sockshop AND data.stage:qa"
                                .formatted(term));
            }
            if (!ATTRIBUTES.contains(field) && !(field.startsWith(DATA) && field.length() > DATA.length())) {
                return new Reading.Invalid("'%s' is no field; expected one of %s, or a path such as data.stage"
                        .formatted(field, String.join(", ", ATTRIBUTES)));
            }
            terms.put(field, values(term.substring(colon + 1)));
        }
        return terms.containsKey(PROJECT) || terms.containsKey(CONTEXT)
                ? new Reading.Valid(new EventFilter(terms))
                : new Reading.Invalid("It must say %s or %s.".formatted(PROJECT, CONTEXT));
    }

    /** The values of a field; empty if the filter does not ask for it. */
    public Optional<List<String>> values(Field field) {
        return Optional.ofNullable(terms.get(field.text));
    }

    /** Fields that events are found by. */
    public enum Field {
        PROJECT(EventFilter.PROJECT),
        STAGE("data.stage"),
        SERVICE("data.service"),
        CONTEXT(EventFilter.CONTEXT);

        private final String text;

        Field(String text) {
            this.text = text;
        }
    }

    /** Whether all terms hold. */
    public boolean matches(KeptnEvent event) {
        return terms.entrySet().stream()
                .allMatch(term -> value(event, term.getKey())
                        .filter(term.getValue()::contains)
                        .isPresent());
    }

    private static Optional<String> value(KeptnEvent event, String field) {
        return switch (field) {
            case "id" -> Optional.of(event.id().value());
            case "source" -> Optional.of(event.source());
            case "type" -> Optional.of(event.type().value());
            case CONTEXT -> event.context().map(KeptnContext::value);
            case "triggeredid" -> event.triggeredId().map(EventId::value);
            case "gitcommitid" -> event.gitCommitId();
            default ->
                event.data()
                        .at(field.substring(DATA.length()).split("\\."))
                        .filter(value -> !(value instanceof Map) && !(value instanceof List))
                        .map(String::valueOf);
        };
    }

    private static List<String> values(String commaList) {
        return Arrays.stream(commaList.split(",")).map(String::strip).toList();
    }
}
