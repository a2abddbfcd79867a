package dev.drydock.remediation.domain.simulation;

import dev.drydock.remediation.domain.problem.ProblemState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about a problem, and what would be decided now.
 *
 * @param now absent when there is no file for its service
 */
public record Replayed(RecordedProblem then, Optional<Course> now) {
    /** What would be decided otherwise, in words; none when nothing would. */
    public List<String> differences() {
        return now.map(this::differences).orElse(List.of());
    }

    private List<String> differences(Course course) {
        var differences = new ArrayList<String>();
        var given = course.done().given();
        if (!given.equals(then.actions())) {
            differences.add("actions: %s instead of %s".formatted(shown(given), shown(then.actions())));
        }
        var end = course.end().map(ProblemState::word).orElse("nothing");
        if (isOver() && !end.equals(then.end())) {
            differences.add("end: %s instead of %s".formatted(end, then.end()));
        }
        return differences;
    }

    /** A problem that is open, or that a person stopped, has no end to compare. */
    private boolean isOver() {
        var state = ProblemState.ofWord(then.end());
        return !state.isOpen() && state != ProblemState.ABORTED;
    }

    private static String shown(List<String> actions) {
        return actions.isEmpty() ? "none" : String.join(", ", actions);
    }
}
