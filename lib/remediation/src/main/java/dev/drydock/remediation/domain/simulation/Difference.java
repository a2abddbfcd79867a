package dev.drydock.remediation.domain.simulation;

import dev.drydock.remediation.domain.problem.ProblemState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that is not as a test expects it.
 *
 * @param what the key of the expectation
 */
public record Difference(String what, String expected, String found) {
    /** All of them; none when the course is as expected. */
    public static List<Difference> of(Expected expected, Course course) {
        var found = new ArrayList<Difference>();
        compare("actions", expected.actions(), course.done().given(), found);
        compare("shadowed", expected.shadowed(), course.done().shadowed(), found);
        compare("undone", expected.undone(), course.done().undone(), found);
        compare("held", expected.held(), course.done().held(), found);
        compare("skipped", expected.skipped(), course.done().skipped(), found);
        var end = course.end().map(ProblemState::word).orElse("nothing");
        expected.end().filter(word -> !word.equals(end)).ifPresent(word -> found.add(new Difference("end", word, end)));
        var told = String.join("\n", course.words());
        expected.words().stream()
                .filter(words -> !told.contains(words))
                .forEach(words -> found.add(new Difference("words", words, "nothing that says so")));
        return found;
    }

    private static <T> void compare(
            String what, Optional<List<T>> expected, List<T> found, List<Difference> differences) {
        expected.filter(wanted -> !wanted.equals(found))
                .ifPresent(wanted -> differences.add(new Difference(what, shown(wanted), shown(found))));
    }

    private static String shown(List<?> items) {
        return items.isEmpty()
                ? "none"
                : String.join(", ", items.stream().map(String::valueOf).toList());
    }
}
