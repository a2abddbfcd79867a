package dev.drydock.remediation.domain.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a report says that its problem is. */
final class Place {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final List<String> PARTS = List.of("project", "stage", "service");

    private Place() {}

    /** What is wrong with a place; the texts are what a report gives for project, stage and service. */
    static Optional<String> fault(String kind, Map<String, String> given) {
        var missing = new ArrayList<String>();
        for (var part : PARTS) {
            var value = given.getOrDefault(part, "");
            if (value.isBlank()) {
                missing.add("'" + part + "'");
            } else if (!NAME.matcher(value).matches()) {
                return Optional.of(
                        "%s '%s' is '%s': only letters, digits, '-' and '_' make a name".formatted(kind, part, value));
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("missing %s %s: add %s so that Drydock knows whose problem it is"
                        .formatted(kind, String.join(", ", missing), missing.size() == 1 ? "it" : "them"));
    }
}
