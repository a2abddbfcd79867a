package dev.drydock.model.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Whether the key is written, with or without a value. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The value of a key that must be there: its absence is an error. */
    public YamlValue required(String key) {
        var found = get(key);
        if (found.isAbsent() && value.isObject()) {
            found.error(entries.containsKey(key) ? "'%s' has no value" : "missing key '%s' in this %s", key, kind);
        }
        return found;
    }

    /** The value of a key that must be there; its absence is an error that says what to write. */
    public YamlValue required(String key, String usual) {
        var found = get(key);
        if (found.isAbsent() && value.isObject()) {
            found.error("missing key '%s' in this %s, expected '%s: %s'", key, kind, key, usual);
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
                entry.unknownKey(() -> unknown(key) + hint(key));
            }
        });
    }

    /** As {@link #reportUnknownKeys}, but a key is only doubtful that is no slip: no other key, or place, was meant. */
    void reportSlips() {
        entries.forEach((key, entry) -> {
            if (!keys.contains(key) && isSlip(key)) {
                entry.unknownKey(() -> unknown(key) + hint(key));
            } else if (!keys.contains(key)) {
                entry.meaninglessKey(() -> unknown(key) + " means nothing" + hint(key));
            }
        });
    }

    private boolean isSlip(String key) {
        return NearMiss.of(key, keys).isPresent() || rightfulOwner(key).isPresent();
    }

    private String unknown(String key) {
        return "unknown key '%s' in this %s".formatted(NodeDescription.shortened(key), kind);
    }

    private String hint(String key) {
        var nearMiss = NearMiss.hint(key, keys);
        if (!nearMiss.isEmpty()) {
            return nearMiss;
        }
        return rightfulOwner(key).map(YamlObject::invitation).orElse(", known are " + String.join(", ", keys));
    }

    private String invitation() {
        var start = value.place().getStartMark();
        var belonging = ", it belongs to the %s that begins on line %d".formatted(kind, start.getLine() + 1);
        if (value.isFlow()) {
            return belonging;
        }
        var indent = start.getColumn() == 0 ? "not at all" : "by " + start.getColumn() + " spaces";
        return belonging
                + ": indent it %s, like '%s'"
                        .formatted(indent, entries.keySet().iterator().next());
    }

    /** The closest object around this one that knows the key: what is nested too deeply belongs there. */
    private Optional<YamlObject> rightfulOwner(String key) {
        @Nullable YamlObject around = value.owner();
        while (around != null && !around.keys.contains(key)) {
            around = around.value.owner();
        }
        return Optional.ofNullable(around);
    }
}
