package dev.drydock.model.remediation;

import dev.drydock.model.Parsed;
import dev.drydock.model.remediation.GuardsReader.Level;
import dev.drydock.model.yaml.UniqueNames;
import dev.drydock.model.yaml.YamlFile;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code guards.yaml}, a project's own file beside its shipyard. Keptn knows no such file. */
public final class GuardsParser {
    private static final String API_VERSION = "drydock.dev/v1";
    private static final String KIND = "Guards";

    private GuardsParser() {}

    /**
     * Reads a project's guards.
     *
     * @param file the name problems are reported under
     */
    public static Parsed<GuardsFile> parse(String file, String text) {
        return YamlFile.read(file, text, GuardsParser::guards);
    }

    private static GuardsFile guards(YamlValue root) {
        var file = root.object("guards file", "apiVersion", "kind", "metadata", "spec");
        expect(file, "apiVersion", API_VERSION);
        expect(file, "kind", KIND);
        file.get("metadata").object("metadata", "name").get("name").text();
        var spec = file.required("spec").object("spec", "guards", "stages", "actions");
        return new GuardsFile(
                GuardsReader.read(spec.get("guards"), Level.PROJECT),
                named(spec.get("stages"), "stage", "name", Level.STAGE),
                named(spec.get("actions"), "action", "action", Level.ACTION));
    }

    private static void expect(YamlObject file, String key, String expected) {
        var value = file.required(key, expected);
        value.text()
                .filter(text -> !text.equals(expected))
                .ifPresent(text -> value.error("expected '%s', but found '%s'", expected, text));
    }

    private static Map<String, Guards> named(YamlValue list, String kind, String key, Level level) {
        var names = new UniqueNames(kind);
        var guards = new LinkedHashMap<String, Guards>();
        for (var item : list.objects(kind, key, "guards")) {
            var name = item.requiredText(key);
            names.add(item.get(key), name);
            if (item.get("guards").isAbsent()) {
                item.get("guards").warning("this %s has no guards, take it out or declare some", kind);
            }
            guards.putIfAbsent(name, GuardsReader.read(item.get("guards"), level));
        }
        return guards;
    }
}
