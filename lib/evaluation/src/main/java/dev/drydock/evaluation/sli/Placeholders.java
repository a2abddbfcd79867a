package dev.drydock.evaluation.sli;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills {@code $PROJECT} and its like in a query (reference 12.2). The longest name wins, values are not searched for
 * further placeholders, and what is unknown stays, as {@code $} is also part of regular expressions.
 */
final class Placeholders {
    private final Map<String, String> values;
    private final Pattern names;

    private Placeholders(Map<String, String> values) {
        this.values = values;
        this.names = Pattern.compile("\\$("
                + values.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"))
                + ")");
    }

    static Placeholders of(QueryContext context) {
        var values = new HashMap<String, String>();
        context.filters().forEach((key, value) -> {
            var plain = value.replaceAll("['\"]", "");
            values.put(key, plain);
            values.put(key.toUpperCase(Locale.ROOT), plain);
        });
        context.labels().forEach((key, value) -> values.put("LABEL." + key, value));
        values.put("PROJECT", context.scope().project());
        values.put("STAGE", context.scope().stage());
        values.put("SERVICE", context.scope().service());
        values.put("DEPLOYMENT", context.deployment());
        values.put("DURATION_SECONDS", context.length().toSeconds() + "s");
        values.remove("");
        return new Placeholders(values);
    }

    String fill(String query) {
        return names.matcher(query).replaceAll(match -> Matcher.quoteReplacement(values.get(match.group(1))));
    }
}
