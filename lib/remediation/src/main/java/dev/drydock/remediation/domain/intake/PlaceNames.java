package dev.drydock.remediation.domain.intake;

import dev.drydock.events.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Under which names a report says where its problem is: of each list, the first that has a value counts.
 *
 * @param kind what the names are of: {@code label}, {@code field or tag}
 */
public record PlaceNames(String kind, List<String> project, List<String> stage, List<String> service) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final int SHOWN = 60;

    public PlaceNames {
        project = List.copyOf(project);
        stage = List.copyOf(stage);
        service = List.copyOf(service);
    }

    /** Where a report says that its problem is, or what is wrong with that. */
    public sealed interface Found {
        /** There. */
        record At(Scope scope) implements Found {}

        /** Nowhere; for people. */
        record Nowhere(String reason) implements Found {}
    }

    /** @param given the value under a name; null or blank if there is none */
    Found in(Map<String, String> given) {
        var missing = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var names : List.of(project, stage, service)) {
            var name = names.stream()
                    .filter(one -> !given.getOrDefault(one, "").isBlank())
                    .findFirst();
            if (name.isEmpty()) {
                missing.add(names.stream().map(one -> "'" + one + "'").collect(Collectors.joining(" or ")));
                continue;
            }
            var value = given.get(name.get());
            if (!NAME.matcher(value).matches()) {
                return new Found.Nowhere("%s '%s' is '%s': only letters, digits, '-' and '_' make a name"
                        .formatted(kind, name.get(), shown(value)));
            }
            values.add(value);
        }
        return missing.isEmpty()
                ? new Found.At(new Scope(values.get(0), values.get(1), values.get(2)))
                : new Found.Nowhere("missing %s %s: add %s so that Drydock knows whose problem it is"
                        .formatted(kind, String.join(", ", missing), missing.size() == 1 ? "it" : "them"));
    }

    /** The intake of what is at a place. */
    Intake at(Map<String, String> given, Function<Scope, Intake> read) {
        var found = in(given);
        return found instanceof Found.At at
                ? read.apply(at.scope())
                : new Intake.Refused(((Found.Nowhere) found).reason());
    }

    static String shown(String value) {
        var clean = value.replaceAll("\\p{Cntrl}", "\uFFFD");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "…";
    }
}
