package dev.drydock.evaluation.sli;

import dev.drydock.events.Scope;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the placeholders of a query stand for (reference 12.2).
 *
 * @param filters the custom filters, in the order of the SLO file
 * @param labels what {@code $LABEL.<key>} stands for
 * @param deployment what {@code $DEPLOYMENT} stands for
 * @param length of the window that is looked at
 */
public record QueryContext(
        Scope scope, Map<String, String> filters, Map<String, String> labels, String deployment, Duration length) {
    /** What {@code $DEPLOYMENT} stands for where nobody says it. */
    public static final String PRIMARY = "primary";

    public QueryContext {
        filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
        labels = Map.copyOf(labels);
    }
}
