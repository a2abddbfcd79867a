package dev.drydock.remediation.file;

import dev.drydock.model.DayDuration;
import dev.drydock.model.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads what occurs in many places of a test file. */
final class Values {
    private static final int BEST = 100;

    private Values() {}

    /** A name, or another one when it is blank. */
    static String name(YamlValue value, String otherwise) {
        return value.text().filter(text -> !text.isBlank()).orElse(otherwise);
    }

    static Duration duration(YamlValue value, Duration otherwise) {
        return value.text()
                .flatMap(text -> {
                    var length = DayDuration.parse(text);
                    if (length.isEmpty()) {
                        value.error("expected a duration such as 90s, 10m, 1h30m or 7d, but found '%s'", text);
                    }
                    return length;
                })
                .orElse(otherwise);
    }

    static Instant time(YamlValue value, Instant otherwise) {
        return value.text()
                .map(text -> {
                    try {
                        return OffsetDateTime.parse(text).toInstant();
                    } catch (DateTimeException e) {
                        value.error(
                                "expected a time with its offset, such as 2026-01-05T10:00:00+01:00, but found '%s'",
                                text);
                        return otherwise;
                    }
                })
                .orElse(otherwise);
    }

    /** A score from 0 to 100. */
    static Optional<Double> score(YamlValue value) {
        var score = number(value);
        if (score.filter(points -> points < 0 || points > BEST).isPresent()) {
            value.error("expected a score from 0 to 100, but found %s", score.get());
        }
        return score;
    }

    static Optional<Double> number(YamlValue value) {
        if (value.isAbsent()) {
            return Optional.empty();
        }
        if (value.json() instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        value.error(
                "expected a number, but found %s",
                value.scalar().map(text -> "'" + text + "'").orElse("something else"));
        return Optional.empty();
    }
}
