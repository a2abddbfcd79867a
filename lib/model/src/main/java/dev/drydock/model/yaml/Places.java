package dev.drydock.model.yaml;

import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import java.util.Optional;

/** Where the values of a readable file stand, for mistakes that show only beside other files. */
public final class Places {
    private final String file;
    private final Optional<YamlValue> root;

    private Places(String file, Optional<YamlValue> root) {
        this.file = file;
        this.root = root;
    }

    /** @param file the name problems are reported under */
    public static Places of(String file, String text) {
        Parsed<YamlValue> read = YamlFile.read(file, text, value -> value);
        return new Places(file, read.value());
    }

    /**
     * A problem at a value; if there is none, at the closest one around it that there is.
     *
     * @param path keys (String) and indices of lists (Integer, empty items not counted)
     */
    public FileProblem problem(String message, Object... path) {
        var at = root;
        for (var step : path) {
            var next = at.flatMap(value -> next(value, step));
            if (next.isEmpty()) {
                break;
            }
            at = next;
        }
        return at.map(value -> value.problemHere("%s", message)).orElseGet(() -> new FileProblem(file, 1, 1, message));
    }

    private static Optional<YamlValue> next(YamlValue value, Object step) {
        return step instanceof Integer index
                ? value.items().stream()
                        .filter(item -> !item.isAbsent())
                        .skip(index)
                        .findFirst()
                : Optional.ofNullable(value.entries().get(step));
    }
}
