package dev.drydock.lighthouse.domain.sli;

import dev.drydock.evaluation.sli.QueryContext;
import dev.drydock.events.Payload;
import dev.drydock.events.Scope;
import dev.drydock.lighthouse.domain.evaluation.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@code get-sli.triggered} event asks for.
 *
 * @param start the window's start as the event writes it, for the answer
 * @param end the window's end as the event writes it, for the answer
 * @param context what the placeholders of queries stand for
 */
public record SliRequest(
        List<String> indicators, String start, String end, Instant from, Instant until, QueryContext context) {
    private static final String BLOCK = "get-sli";

    /** The request, or why it is none. */
    public sealed interface Read {
        record Understood(SliRequest request) implements Read {}

        record Refused(String reason) implements Read {}
    }

    public SliRequest {
        indicators = List.copyOf(indicators);
    }

    public static Read of(Payload data) {
        var scope = data.scope();
        if (scope.isEmpty()) {
            return new Read.Refused("get-sli.triggered needs data.project, data.stage and data.service.");
        }
        var start = data.text(BLOCK, "start").orElse("");
        var end = data.text(BLOCK, "end").orElse("");
        var from = Timestamps.parse(start);
        var until = Timestamps.parse(end);
        if (from.isEmpty() || until.isEmpty()) {
            return new Read.Refused(
                    "get-sli.start '%s' and get-sli.end '%s' must be times such as 2026-01-31T12:30:00.000Z."
                            .formatted(start, end));
        }
        if (!from.get().isBefore(until.get())) {
            return new Read.Refused("get-sli.start '%s' is not before get-sli.end '%s'.".formatted(start, end));
        }
        var labels = texts(data.object("labels").map(Payload::values).orElse(Map.of()));
        var context = new QueryContext(
                scope.get(),
                filters(data),
                labels,
                labels.getOrDefault("deployment", data.text("deployment").orElse(QueryContext.PRIMARY)),
                Duration.between(from.get(), until.get()));
        return new Read.Understood(new SliRequest(indicators(data), start, end, from.get(), until.get(), context));
    }

    public Scope scope() {
        return context.scope();
    }

    private static List<String> indicators(Payload data) {
        return data.list(BLOCK, "indicators").orElse(List.of()).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private static Map<String, String> filters(Payload data) {
        var filters = new LinkedHashMap<String, String>();
        for (var item : data.list(BLOCK, "customFilters").orElse(List.of())) {
            if (item instanceof Map<?, ?> filter
                    && filter.get("key") instanceof String key
                    && filter.get("value") instanceof String value) {
                filters.put(key, value);
            }
        }
        return filters;
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        var texts = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> {
            if (value instanceof String text) {
                texts.put(key, text);
            }
        });
        return texts;
    }
}
