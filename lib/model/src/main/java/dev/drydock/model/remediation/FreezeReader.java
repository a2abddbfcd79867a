package dev.drydock.model.remediation;

import dev.drydock.model.yaml.NearMiss;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a time without actions: once {@code from} and {@code to}, or again and again by {@code days} and {@code between}. */
final class FreezeReader {
    private static final Pattern BETWEEN =
            Pattern.compile("((?:[01]\\d|2[0-3]):[0-5]\\d)\\s*-\\s*((?:[01]\\d|2[0-3]):[0-5]\\d|24:00)");
    private static final Map<String, DayOfWeek> DAYS = days();

    private FreezeReader() {}

    static Optional<Freeze> read(YamlValue value) {
        var freeze = value.object("freeze", "name", "from", "to", "days", "between", "timeZone");
        if (!value.isObject()) {
            return Optional.empty();
        }
        var name = freeze.get("name").text().orElse("");
        var isOnce = freeze.has("from") || freeze.has("to");
        var isWeekly = freeze.has("days") || freeze.has("between");
        if (isOnce == isWeekly) {
            value.error(
                    isOnce
                            ? "this freeze has two kinds of times: keep 'from' and 'to', or 'days' and 'between'"
                            : "this freeze has no time: give it 'from' and 'to', or 'days', 'between' or both");
            return Optional.empty();
        }
        return isOnce ? once(name, freeze) : weekly(name, freeze);
    }

    private static Optional<Freeze> once(String name, YamlObject freeze) {
        if (freeze.has("timeZone")) {
            freeze.get("timeZone").error("'from' and 'to' say their offset themselves, take 'timeZone' out");
        }
        var from = time(freeze.required("from"));
        var to = time(freeze.required("to"));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get())) {
            freeze.get("to").error("this freeze ends before it begins: 'to' must be after 'from'");
        }
        return Optional.of(new Freeze.Once(name, from.get(), to.get()));
    }

    private static Optional<Instant> time(YamlValue value) {
        return value.text().flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                value.error("expected a time with its offset, such as 2026-12-24T00:00:00+01:00, but found '%s'", text);
                return Optional.empty();
            }
        });
    }

    private static Optional<Freeze> weekly(String name, YamlObject freeze) {
        var days = freeze.has("days") ? days(freeze.required("days")) : Set.<DayOfWeek>of();
        var zone = zone(freeze.get("timeZone"));
        if (!freeze.has("between")) {
            return Optional.of(new Freeze.Weekly(name, days, Optional.empty(), Optional.empty(), zone));
        }
        var value = freeze.required("between");
        return value.text().flatMap(text -> between(value, text)).map(times -> {
            var begin = LocalTime.parse(times.group(1));
            var end = times.group(2).equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(times.group(2));
            if (begin.equals(end)) {
                value.error("this freeze begins and ends at the same time: take 'between' out for the whole day");
            }
            return new Freeze.Weekly(name, days, Optional.of(begin), Optional.of(end), zone);
        });
    }

    private static Optional<MatchResult> between(YamlValue value, String text) {
        var times = BETWEEN.matcher(text);
        if (times.matches()) {
            return Optional.of(times);
        }
        value.error("expected two times of the day such as \"22:00-06:00\", but found '%s'", text);
        return Optional.empty();
    }

    private static Set<DayOfWeek> days(YamlValue list) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var item : list.items()) {
            var word = item.text().orElse("");
            if (DAYS.containsKey(word)) {
                days.add(DAYS.get(word));
            } else {
                item.error(
                        "expected a day from Mon to Sun, but found '%s'%s", word, NearMiss.hint(word, DAYS.keySet()));
            }
        }
        if (list.isList() && list.items().isEmpty()) {
            list.error("this freeze names no day: take 'days' out for every day");
        }
        return days;
    }

    private static ZoneId zone(YamlValue value) {
        var name = value.text().orElse("UTC");
        var known = ZoneId.getAvailableZoneIds();
        if (known.contains(name)) {
            return ZoneId.of(name);
        }
        value.error(
                "expected a time zone such as Europe/Berlin or UTC, but found '%s'%s",
                name, NearMiss.hint(name, known));
        return ZoneOffset.UTC;
    }

    /** Both words for each day: Mon, Monday. */
    private static Map<String, DayOfWeek> days() {
        var words = new LinkedHashMap<String, DayOfWeek>();
        Arrays.stream(DayOfWeek.values()).forEach(day -> {
            words.put(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), day);
            words.put(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), day);
        });
        return words;
    }
}
