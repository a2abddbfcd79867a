package dev.drydock.model.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** An object of a file whose possible keys are known. */
public final class YamlObject {
    private final YamlValue value;
    private final String kind;
    private final List<String> keys;
    private final Map<String, YamlValue> entries;

    YamlObject(YamlValue value, String kind, List<String> keys, Map<String, YamlValue> entries) {
        this.value = value;
        this.kind = kind;
        this.keys = keys;
        this.entries = entries;
    }

    /** The value of a key; absent if it is not written. */
    public YamlValue get(String key) {
        var entry = entries.get(key);
        var problems = value.problems();
        return entry == null ? new YamlValue(problems, "'" + key + "'", value.place(), null, this) : entry.within(this);
    }

    /** The value of a key that must be there: its absence is an error. */
    public YamlValue required(String key) {
        var found = get(key);
        if (found.isAbsent() && !value.isAbsent()) {
            found.error(entries.containsKey(key) ? "'%s' has no value" : "missing key '%s' in this %s", key, kind);
        }
        return found;
    }

    /** The text of a key that must be there; empty text once its absence has been reported. */
    public String requiredText(String key) {
        var found = required(key);
        var text = found.text();
        if (text.isPresent() && text.get().isBlank()) {
            found.error("'%s' of this %s is empty", key, kind);
        }
        return text.orElse("");
    }

    /** The place of the object itself. */
    public YamlValue here() {
        return value;
    }

    void reportUnknownKeys() {
        entries.forEach((key, entry) -> {
            if (!keys.contains(key)) {
                entry.error("unknown key '%s' in this %s%s", NodeDescription.shortened(key), kind, hint(key));
            }
        });
    }

    private String hint(String key) {
        var nearMiss = NearMiss.hint(key, keys);
        if (!nearMiss.isEmpty()) {
            return nearMiss;
        }
        return rightfulOwner(key)
                .map(owner -> ", it belongs to the %s that begins on line %d: indent it by %d spaces, like '%s'"
                        .formatted(
                                owner.kind,
                                owner.firstKey().line(),
                                owner.indent(),
                                owner.entries.keySet().iterator().next()))
                .orElse(", known are " + String.join(", ", keys));
    }

    /** The closest object around this one that knows the key: what is nested too deeply belongs there. */
    private Optional<YamlObject> rightfulOwner(String key) {
        @Nullable YamlObject around = value.owner();
        while (around != null && !around.keys.contains(key)) {
            around = around.value.owner();
        }
        return Optional.ofNullable(around);
    }

    private YamlValue firstKey() {
        return entries.values().iterator().next();
    }

    private int indent() {
        return startOf(value.place());
    }

    private static int startOf(Node node) {
        return node.getStartMark().getColumn();
    }
}
