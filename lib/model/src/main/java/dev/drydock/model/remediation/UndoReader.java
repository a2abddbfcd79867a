package dev.drydock.model.remediation;

import dev.drydock.model.yaml.NearMiss;
import dev.drydock.model.yaml.YamlObject;
import dev.drydock.model.yaml.YamlValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what takes an action back. */
final class UndoReader {
    private static final List<String> TIMES = Arrays.stream(Undo.When.values())
            .map(when -> when.name().toLowerCase(Locale.ROOT))
            .toList();

    private UndoReader() {}

    /**
     * Reads the value of {@code undo}.
     *
     * @param action what is taken back, with its value
     */
    static Optional<Undo> read(YamlValue undo, String action, @Nullable Object value) {
        if (undo.isAbsent()) {
            return Optional.empty();
        }
        var read = undo.object("undo", "action", "name", "description", "value", "when", "undo", "guards");
        if (read.has("undo")) {
            read.get("undo").error("an undo is not undone itself, take this key out");
        }
        if (read.has("guards")) {
            read.get("guards")
                    .error("an undo has no guards of its own, take this key out:"
                            + " kill switches, freezes and shadow mode hold for it as for its action");
        }
        var back = new Action(
                read.get("name").text().orElse(""),
                read.requiredText("action"),
                read.get("description").text().orElse(""),
                read.get("value").json(),
                Guards.NONE,
                Optional.empty(),
                undo.shownPlace());
        if (back.action().equals(action) && Objects.equals(back.value(), value)) {
            undo.warning("this undo does the very same as its action, '%s' again; give it another value", action);
        }
        return Optional.of(new Undo(back, when(read)));
    }

    private static Set<Undo.When> when(YamlObject undo) {
        var place = undo.get("when");
        if (place.isAbsent()) {
            return Set.of(Undo.When.values());
        }
        var when = EnumSet.noneOf(Undo.When.class);
        for (var item : place.itemsOrOne()) {
            var word = item.text().orElse("");
            if (TIMES.contains(word)) {
                when.add(Undo.When.valueOf(word.toUpperCase(Locale.ROOT)));
            } else {
                item.error("expected worse or closed, but found '%s'%s", word, NearMiss.hint(word, TIMES));
            }
        }
        if (place.isList() && place.items().isEmpty()) {
            place.error("this undo is never done: name worse, closed or both, or take 'when' out for both");
        }
        return when;
    }
}
