package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Problem;
import dev.drydock.remediation.domain.problem.ProblemState;
import dev.drydock.remediation.domain.simulation.Expected.Stopped;
import java.util.List;
import java.util.Optional;

/**
 * A problem's life, as it would be.
 *
 * @param happenings in the order of time
 * @param done which actions, each list in order
 * @param end absent when the shipyard has nothing that answers problems
 * @param message why it ended so, in a sentence
 */
public record Course(
        Problem problem, List<Happening> happenings, Done done, Optional<ProblemState> end, String message) {
    public Course {
        happenings = List.copyOf(happenings);
    }

    /**
     * What came of the actions.
     *
     * @param given executed
     * @param shadowed would have been executed
     * @param undone executed to take others back
     * @param held each once, by the guard that held it first
     */
    public record Done(
            List<String> given, List<String> shadowed, List<String> undone, List<Stopped> held, List<Stopped> skipped) {
        static final Done NOTHING = new Done(List.of(), List.of(), List.of(), List.of(), List.of());

        public Done {
            given = List.copyOf(given);
            shadowed = List.copyOf(shadowed);
            undone = List.copyOf(undone);
            held = List.copyOf(held);
            skipped = List.copyOf(skipped);
        }
    }

    /** Everything people are told, line by line. */
    public List<String> words() {
        return happenings.stream().map(Happening::words).toList();
    }
}
