package dev.drydock.model.yaml;

import java.util.HashMap;
import java.util.Map;

/** Notices a name that was used before. */
public final class UniqueNames {
    private final String kind;
    private final Map<String, YamlValue> firstSeen = new HashMap<>();

    /** @param kind what is named, in a message's words */
    public UniqueNames(String kind) {
        this.kind = kind;
    }

    /** Reports the name as an error if it was seen before. */
    public void add(YamlValue place, String name) {
        var earlier = firstSeen.putIfAbsent(name, place);
        if (earlier != null && !name.isEmpty()) {
            place.error("%s '%s' is declared twice, first on line %d", kind, name, earlier.line());
        }
    }

    /** Reports the name as a warning, with what becomes of it, if it was seen before. */
    public void addDoubtful(YamlValue place, String name, String consequence) {
        var earlier = firstSeen.putIfAbsent(name, place);
        if (earlier != null) {
            place.warning("%s '%s' is declared twice, first on line %d: %s", kind, name, earlier.line(), consequence);
        }
    }
}
