package dev.drydock.evaluation.file;

import dev.drydock.evaluation.PastEvaluation;
import dev.drydock.evaluation.SliValue;
import dev.drydock.events.EventId;
import dev.drydock.events.Result;
import dev.drydock.model.Parsed;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads past evaluations, newest first, as YAML or JSON: a list of {@code {result: pass, values: {rt: 512.5}}}, each with
 * an {@code id} and {@code invalidated} where wanted; or a page of {@code GET /api/lighthouse/v1/evaluation}.
 */
public final class HistoryParser {
    private static final String PAGE = "evaluations";

    private HistoryParser() {}

    /**
     * Reads past evaluations.
     *
     * @param file the name problems are reported under
     */
    public static Parsed<List<PastEvaluation>> parse(String file, String text) {
        return YamlFile.read(file, text, HistoryParser::document);
    }

    private static List<PastEvaluation> document(YamlValue root) {
        return ValuesParser.has(root, PAGE) ? page(root.entries().get(PAGE)) : list(root);
    }

    private static List<PastEvaluation> list(YamlValue root) {
        var past = new ArrayList<PastEvaluation>();
        for (var item : root.objects("past evaluation", "id", "result", "invalidated", "values")) {
            past.add(new PastEvaluation(
                    new EventId(item.get("id").text().orElse("earlier-" + (past.size() + 1))),
                    result(item.get("result")),
                    item.get("invalidated").flag().orElse(false),
                    ValuesParser.values(item.required("values"))));
        }
        return past;
    }

    private static Result result(@Nullable YamlValue place) {
        if (place == null) {
            return Result.PASS;
        }
        var text = place.text().orElse("pass");
        for (var result : Result.values()) {
            if (result.wire().equals(text.toLowerCase(Locale.ROOT))) {
                return result;
            }
        }
        place.error("expected pass, warning or fail, but found '%s'", text);
        return Result.FAIL;
    }

    /** What has not ended, or had nothing to go by, has no finished event or no objectives, and is left out. */
    private static List<PastEvaluation> page(YamlValue list) {
        var past = new ArrayList<PastEvaluation>();
        for (var item : list.items()) {
            var entries = item.entries();
            var objectives = entries.get("objectives");
            var finished = entries.get("finishedId");
            if (finished != null
                    && !finished.isAbsent()
                    && objectives != null
                    && !objectives.items().isEmpty()) {
                past.add(new PastEvaluation(
                        new EventId(finished.text().orElseThrow()),
                        result(entries.get("result")),
                        Boolean.parseBoolean(text(entries, "invalidated", "false")),
                        objectives.items().stream().map(HistoryParser::value).toList()));
            }
        }
        return past;
    }

    private static SliValue value(YamlValue objective) {
        var entries = objective.entries();
        var sli = text(entries, "sli", "");
        var value = entries.get("value");
        return value == null ? SliValue.missing(sli, "") : ValuesParser.value(sli, value, "");
    }

    private static String text(Map<String, YamlValue> entries, String key, String otherwise) {
        var found = entries.get(key);
        return found == null ? otherwise : found.text().orElse(otherwise);
    }
}
