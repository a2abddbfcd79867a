package dev.drydock.evaluation.sli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Queries for services that expose the usual HTTP metrics and have no SLI file (reference 12.2). */
final class BuiltInQueries {
    private static final Map<String, String> QUANTILES = Map.of(
            "response_time_p50", "0.5",
            "response_time_p90", "0.9",
            "response_time_p95", "0.95");
    private static final List<String> OPERATORS = List.of("=~", "!~", "!=", "=");

    private BuiltInQueries() {}

    static Optional<String> of(String indicator, QueryContext context) {
        var filter = labelFilter(context);
        var window = context.length().toSeconds() + "s";
        return switch (indicator) {
            case "throughput" -> Optional.of(requestRate(filter, window));
            case "error_rate" ->
                Optional.of(requestRate(filter + ",status!~'2..'", window) + "/" + requestRate(filter, window));
            default ->
                Optional.ofNullable(QUANTILES.get(indicator))
                        .map(quantile ->
                                "histogram_quantile(%s,sum by(le)(rate(http_response_time_milliseconds_bucket{%s}[%s])))"
                                        .formatted(quantile, filter, window));
        };
    }

    private static String requestRate(String filter, String window) {
        return "sum(rate(http_requests_total{%s}[%s]))".formatted(filter, window);
    }

    private static String labelFilter(QueryContext context) {
        var filters = new ArrayList<String>();
        if (!context.filters().containsKey("job")) {
            var scope = context.scope();
            filters.add(equality("job", scope.service() + "-" + scope.project() + "-" + scope.stage() + "-canary"));
        }
        context.filters().forEach((key, value) -> filters.add(hasOperator(value) ? key + value : equality(key, value)));
        return String.join(",", filters);
    }

    private static boolean hasOperator(String value) {
        return OPERATORS.stream().anyMatch(value::startsWith);
    }

    private static String equality(String label, String value) {
        var plain = value.replaceAll("^(['\"])(.*)\\1$", "$2");
        return label + "='" + plain.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
