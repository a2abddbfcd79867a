package dev.drydock.evaluation.file;

import dev.drydock.evaluation.SliValue;
import dev.drydock.model.Parsed;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads measured values, as YAML or JSON: {@code rt: 512.5} for each indicator, {@code null} where there is none; or the
 * list {@code indicatorValues} of a {@code get-sli.finished} event.
 */
public final class ValuesParser {
    private static final String LIST = "indicatorValues";

    private ValuesParser() {}

    /**
     * Reads values.
     *
     * @param file the name problems are reported under
     */
    public static Parsed<List<SliValue>> parse(String file, String text) {
        return YamlFile.read(file, text, ValuesParser::document);
    }

    private static List<SliValue> document(YamlValue root) {
        if (root.json() instanceof List<?>) {
            return reported(root);
        }
        return root.entries().containsKey(LIST) ? reported(root.entries().get(LIST)) : values(root);
    }

    /** The values of an object from indicator to number. */
    static List<SliValue> values(YamlValue object) {
        return object.entries().entrySet().stream()
                .map(entry -> value(entry.getKey(), entry.getValue(), "no value in the file"))
                .toList();
    }

    private static List<SliValue> reported(YamlValue list) {
        return list.objects("value", "metric", "value", "success", "message", "comparedValue").stream()
                .map(item -> {
                    var metric = item.requiredText("metric");
                    var message = item.get("message").text().orElse("");
                    return item.get("success").flag().orElse(true)
                            ? value(metric, item.get("value"), message)
                            : SliValue.missing(metric, message);
                })
                .toList();
    }

    static SliValue value(String metric, YamlValue place, String whenAbsent) {
        return number(place)
                .map(number -> SliValue.measured(metric, number))
                .orElseGet(() -> SliValue.missing(metric, whenAbsent));
    }

    private static Optional<Double> number(YamlValue place) {
        var text = place.text();
        var number = text.flatMap(ValuesParser::number);
        if (text.isPresent() && number.isEmpty()) {
            place.error("expected a number, or null where nothing was measured, but found '%s'", text.get());
        }
        return number;
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text.strip())).filter((Predicate<Double>) Double::isFinite);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Whether a document is an object that has a key. */
    static boolean has(YamlValue root, String key) {
        return root.json() instanceof Map<?, ?> map && map.containsKey(key);
    }
}
