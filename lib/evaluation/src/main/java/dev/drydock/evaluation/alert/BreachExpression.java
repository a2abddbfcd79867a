package dev.drydock.evaluation.alert;

import dev.drydock.model.sli.SliQuery;
import dev.drydock.model.slo.CriteriaGroup;
import dev.drydock.model.slo.Criterion;
import dev.drydock.model.slo.Objective;
import dev.drydock.model.slo.Operator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An objective's pass criteria turned round: the PromQL that has a value exactly while none of the groups is met.
 * Relative criteria know no earlier evaluation here and count as met, so that an alert is never raised by a guess.
 */
final class BreachExpression {
    private BreachExpression() {}

    /** Empty when some group has no absolute criterion, as it may always be met. */
    static Optional<String> of(Objective objective, SliQuery query, Duration window) {
        var groups = objective.pass().stream()
                .filter(group -> !group.criteria().isEmpty())
                .map(BreachExpression::absolute)
                .toList();
        if (groups.isEmpty() || groups.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        var measured = "(" + measured(query, window) + ")";
        return Optional.of(groups.stream()
                .map(group -> missed(group, measured, groups.size() > 1))
                .collect(Collectors.joining(" and ")));
    }

    private static List<Criterion> absolute(CriteriaGroup group) {
        return group.criteria().stream()
                .flatMap(stated -> stated.criterion().value().stream())
                .filter(criterion -> criterion.relative().isEmpty())
                .toList();
    }

    private static String missed(List<Criterion> group, String measured, boolean grouped) {
        var text = group.stream()
                .map(criterion -> measured + " " + opposite(criterion.operator()) + " " + number(criterion.number()))
                .collect(Collectors.joining(" or "));
        return grouped ? "(" + text + ")" : text;
    }

    private static String measured(SliQuery query, Duration window) {
        return query.range().map(range -> overTime(range, query.text(), window)).orElse(query.text());
    }

    private static String overTime(SliQuery.Range range, String text, Duration window) {
        var span = "(%s)[%s:%s]"
                .formatted(
                        text,
                        AlertSettings.written(window),
                        range.step().map(AlertSettings::written).orElse(""));
        return switch (range.summary()) {
            case AVG -> "avg_over_time(" + span + ")";
            case MIN -> "min_over_time(" + span + ")";
            case MAX -> "max_over_time(" + span + ")";
            case P50 -> "quantile_over_time(0.5, " + span + ")";
            case P90 -> "quantile_over_time(0.9, " + span + ")";
            case P95 -> "quantile_over_time(0.95, " + span + ")";
        };
    }

    private static String opposite(Operator operator) {
        return switch (operator) {
            case LESS -> ">=";
            case LESS_OR_EQUAL -> ">";
            case EQUAL -> "!=";
            case GREATER_OR_EQUAL -> "<";
            case GREATER -> "<=";
        };
    }

    private static String number(double number) {
        if (Double.isFinite(number)) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
    }
}
