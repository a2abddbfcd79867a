package dev.drydock.model.job;

import dev.drydock.model.yaml.YamlValue;

/** A path that does not begin at the event's root finds nothing. */
final class JsonPathLint {
    private JsonPathLint() {}

    static void check(YamlValue place, String path) {
        if (!path.startsWith("$")) {
            place.warning("the JSONPath '%s' finds nothing, expected it to begin with '$', as in $.data.project", path);
        }
    }
}
