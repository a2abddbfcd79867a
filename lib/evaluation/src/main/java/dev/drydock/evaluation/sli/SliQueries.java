package dev.drydock.evaluation.sli;

import dev.drydock.model.sli.SliQuery;
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
    public Optional<SliQuery> query(String indicator, QueryContext context) {
        return Optional.ofNullable(own.get(indicator))
                .flatMap(SliQuery::parse)
                .map(query -> query.withText(Placeholders.of(context).fill(query.text())))
                .or(() -> BuiltInQueries.of(indicator, context).map(text -> new SliQuery(Optional.empty(), text)));
    }
}
