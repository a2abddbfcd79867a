package dev.drydock.model.remediation;

import dev.drydock.model.DayDuration;
import dev.drydock.model.yaml.YamlValue;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the numbers and times of guards. Each mistake is reported where it stands. */
final class GuardValues {
    private static final int MOST_RUNS = 100_000;
    private static final int WHOLE = 100;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern BUDGET = Pattern.compile("(\\d{1,9})\\s*/\\s*(\\S+)");

    private GuardValues() {}

    /** A number of runs in a window: {@code 3/1h}. */
    static Optional<Budget> budget(YamlValue value) {
        var text = value.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var parts = BUDGET.matcher(text.get());
        if (!parts.matches()) {
            value.error("expected a budget such as 3/1h (at most 3 runs in any hour), but found '%s'", text.get());
            return Optional.empty();
        }
        var runs = Integer.parseInt(parts.group(1));
        if (runs == 0) {
            value.error("a budget of 0 never lets the action run: give it 1 at least,"
                    + " take the action out, or try it with 'shadow: true'");
            return Optional.empty();
        }
        if (runs > MOST_RUNS) {
            value.error(
                    "expected at most %d runs, but found '%s'; take the budget out for no limit",
                    MOST_RUNS, text.get());
            return Optional.empty();
        }
        return duration(value, parts.group(2)).map(window -> new Budget(runs, window, text.get()));
    }

    /** A length of time over 0, in Go's units or days. */
    static Optional<Duration> duration(YamlValue value) {
        return value.text().flatMap(text -> duration(value, text));
    }

    private static Optional<Duration> duration(YamlValue value, String text) {
        var length = DayDuration.parse(text);
        if (length.isEmpty()) {
            value.error("expected a duration such as 90s, 10m, 1h30m or 7d, but found '%s'", text);
            return Optional.empty();
        }
        if (length.get().isZero()) {
            value.error("expected a duration over 0, but found '%s'", text);
            return Optional.empty();
        }
        if (length.get().compareTo(LONGEST) > 0) {
            value.error("expected at most %d days, but found '%s'", LONGEST.toDays(), text);
            return Optional.empty();
        }
        return length;
    }

    /** A whole number from 1. */
    static Optional<Integer> count(YamlValue value) {
        var number = value.isAbsent() ? Optional.<Integer>empty() : value.integer();
        if (number.filter(count -> count < 1).isPresent()) {
            value.error("expected a whole number from 1, but found '%d'", number.get());
            return Optional.empty();
        }
        return number;
    }

    /** A share over 0, up to 100. */
    static Optional<Double> percent(YamlValue value) {
        if (value.isAbsent()) {
            return Optional.empty();
        }
        if (value.json() instanceof Number number && number.doubleValue() > 0 && number.doubleValue() <= WHOLE) {
            return Optional.of(number.doubleValue());
        }
        value.error(
                "expected a number over 0, up to 100, but found %s; a percent sign is not written",
                value.scalar().map(text -> "'" + text + "'").orElse("something else"));
        return Optional.empty();
    }
}
