package dev.drydock.model.sli;

import dev.drydock.model.Parsed;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlValue;

/** Reads {@code <provider>/sli.yaml} (reference 7.9). */
public final class SliParser {
    private SliParser() {}

    /**
     * Reads an SLI file.
     *
     * @param file the name problems are reported under
     */
    public static Parsed<Sli> parse(String file, String text) {
        return YamlFile.read(file, text, SliParser::sli);
    }

    private static Sli sli(YamlValue root) {
        var file = root.lenientObject("SLI file", "spec_version", "indicators");
        file.get("spec_version").text();
        var indicators = file.get("indicators");
        if (indicators.entries().isEmpty()) {
            indicators.warning("there are no indicators, nothing can be measured");
        }
        var texts = indicators.textEntries();
        indicators.entries().forEach((name, query) -> {
            if (query.isAbsent()) {
                query.error("indicator '%s' has no query", name);
            } else if (SliQuery.parse(texts.getOrDefault(name, "")).isEmpty()) {
                query.error(
                        "indicator '%s' is no range query: write it like range(max, 30s): QUERY, with one of avg, min, max,"
                                + " p50, p90, p95 and a step of at least 1s, which may be left out",
                        name);
            }
        });
        return new Sli(texts);
    }
}
