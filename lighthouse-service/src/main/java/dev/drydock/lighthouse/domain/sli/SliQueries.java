package dev.drydock.lighthouse.domain.sli;

import java.util.Map;
import java.util.Optional;

/**
 * Which query measures an indicator: the project's own, else a built-in one.
 *
 * @param own the merged {@code prometheus/sli.yaml}
 */
public record SliQueries(Map<String, String> own) {
    public SliQueries {
        own = Map.copyOf(own);
    }

    /** The query with its placeholders filled; absent for an indicator nobody defines. */
    public Optional<String> query(String indicator, SliRequest request) {
        return Optional.ofNullable(own.get(indicator))
                .map(Placeholders.of(request)::fill)
                .or(() -> BuiltInQueries.of(indicator, request));
    }
}
