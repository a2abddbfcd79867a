package dev.drydock.model.shipyard;

import dev.drydock.model.GoDuration;
import dev.drydock.model.yaml.NearMiss;
import dev.drydock.model.yaml.YamlValue;
import java.util.List;
import java.util.Set;

/** Warns about properties that a built-in task would not understand; other tasks may have any. */
final class PropertyLint {
    private static final Set<String> OF_EVALUATION = Set.of("timeframe", "start", "end");
    private static final List<String> OF_APPROVAL = List.of("pass", "warning", "timeout", "onTimeout");
    private static final List<String> OUTCOMES = List.of("pass", "fail");
    private static final List<String> STRATEGIES = List.of("automatic", "manual");

    private PropertyLint() {}

    static void check(String task, YamlValue properties) {
        if (task.equals("evaluation")) {
            checkEvaluation(properties);
        } else if (task.equals("approval")) {
            properties.entries().forEach(PropertyLint::checkApproval);
            checkNeedsTimeout(properties);
        }
    }

    /** Other properties are legal: they reach the SLI provider. */
    private static void checkEvaluation(YamlValue properties) {
        properties.entries().forEach((name, value) -> {
            if (!OF_EVALUATION.contains(name)) {
                NearMiss.of(name, OF_EVALUATION)
                        .ifPresent(meant -> value.warning(
                                "the evaluation does not know the property '%s', did you mean '%s'?", name, meant));
            } else if (name.equals("timeframe")
                    && value.scalar().flatMap(GoDuration::parse).isEmpty()) {
                value.warning("the timeframe is no duration like 90s, 10m or 1h30m, so every evaluation is errored");
            }
        });
    }

    private static void checkApproval(String result, YamlValue value) {
        switch (result) {
            case "pass", "warning" -> checkStrategy(result, value);
            case "fail" -> value.warning("a fail is never approved, so 'fail' says nothing here; leave it out");
            case "timeout" -> checkTimeout(value);
            case "onTimeout" -> checkOutcome(value);
            default ->
                value.warning(
                        "the approval does not know the property '%s', only %s%s",
                        result, String.join(", ", OF_APPROVAL), NearMiss.hint(result, OF_APPROVAL));
        }
    }

    private static void checkTimeout(YamlValue value) {
        if (value.scalar().flatMap(GoDuration::parse).isEmpty()) {
            value.warning("the timeout is no duration like 90s, 10m or 1h30m, so a person may take any time");
        }
    }

    private static void checkOutcome(YamlValue value) {
        var written = value.scalar();
        if (written.filter(OUTCOMES::contains).isEmpty()) {
            value.warning(
                    "%s is neither pass nor fail, so the sequence times out when nobody decides%s",
                    written.map("'%s'"::formatted).orElse("this"),
                    written.map(word -> NearMiss.hint(word, OUTCOMES)).orElse(""));
        }
    }

    private static void checkNeedsTimeout(YamlValue properties) {
        var entries = properties.entries();
        if (entries.containsKey("onTimeout") && !entries.containsKey("timeout")) {
            entries.get("onTimeout").warning("onTimeout says nothing without a timeout, as a person may take any time");
        }
    }

    private static void checkStrategy(String result, YamlValue value) {
        var written = value.scalar();
        if (written.filter(STRATEGIES::contains).isEmpty()) {
            value.warning(
                    "%s is neither automatic nor manual, so a person decides after a %s%s",
                    written.map("'%s'"::formatted).orElse("this"),
                    result,
                    written.map(word -> NearMiss.hint(word, STRATEGIES)).orElse(""));
        }
    }
}
