package dev.drydock.evaluation;

import dev.drydock.model.slo.CriteriaGroup;
import dev.drydock.model.slo.Criterion;
import dev.drydock.model.slo.StatedCriterion;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in one sentence why an objective fared as it did. */
public final class Explanation {
    private static final MathContext SHOWN_DIGITS = new MathContext(6, RoundingMode.HALF_UP);

    private Explanation() {}

    public static String of(ObjectiveResult result) {
        var name = result.objective().shownName();
        if (!result.value().success()) {
            return "%s has no value%s%s.".formatted(name, reason(result.value().message()), points(result));
        }
        var value = "%s is %s".formatted(name, number(result.value().value()));
        return value + earlier(result)
                + switch (result.status()) {
                    case INFO -> ", shown for information only";
                    case PASS -> " and meets " + passing(result);
                    case WARNING -> ", misses %s but still meets %s".formatted(passing(result), warning(result));
                    case FAIL -> " and misses " + passing(result);
                }
                + points(result) + ".";
    }

    private static String reason(String message) {
        return message.isBlank() ? "" : ": " + message.strip().replaceFirst("[.]$", "");
    }

    private static String earlier(ObjectiveResult result) {
        return result.baseline()
                .map(baseline -> " (earlier " + number(baseline) + ")")
                .orElse("");
    }

    private static String points(ObjectiveResult result) {
        return result.status() == ObjectiveStatus.INFO
                ? ""
                : " (%s of %s points)".formatted(number(result.score()), number(result.highestScore()));
    }

    private static String passing(ObjectiveResult result) {
        return wanted(result.objective().pass(), result.passTargets(), result);
    }

    private static String warning(ObjectiveResult result) {
        return wanted(result.objective().warning(), result.warningTargets().orElse(List.of()), result);
    }

    private static String wanted(List<CriteriaGroup> groups, List<Target> targets, ObjectiveResult result) {
        var byText =
                targets.stream().collect(Collectors.toMap(Target::criteria, Function.identity(), (one, same) -> one));
        var text = groups.stream()
                .map(group -> group.criteria().stream()
                        .map(stated -> wanted(stated, byText, result.baseline().isPresent()))
                        .collect(Collectors.joining(" and ")))
                .filter(group -> !group.isEmpty())
                .collect(Collectors.joining(", or "));
        return text.isEmpty() ? "its criteria, as none are written" : text;
    }

    private static String wanted(StatedCriterion stated, Map<String, Target> targets, boolean compared) {
        if (stated.criterion().value().flatMap(Criterion::relative).isEmpty()) {
            return stated.text();
        }
        return compared
                ? "%s (%s)"
                        .formatted(
                                stated.text(), number(targets.get(stated.text()).targetValue()))
                : stated.text() + " (there is no earlier value)";
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        return new BigDecimal(value).round(SHOWN_DIGITS).stripTrailingZeros().toPlainString();
    }
}
