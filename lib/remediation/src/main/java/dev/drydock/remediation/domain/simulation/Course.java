package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Problem;
import dev.drydock.remediation.domain.problem.ProblemState;
import dev.drydock.remediation.domain.simulation.Expected.Stopped;
import dev.drydock.remediation.domain.simulation.Happening.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A problem's life, as it would be.
 *
 * @param happenings in the order of time
 * @param end absent when the shipyard has nothing that answers problems
 * @param message why it ended so, in a sentence
 */
public record Course(Problem problem, List<Happening> happenings, Optional<ProblemState> end, String message) {
    public Course {
        happenings = List.copyOf(happenings);
    }

    /** The actions of happenings of a kind, in order. */
    public List<String> actions(Kind kind) {
        return happenings.stream()
                .filter(one -> one.kind() == kind)
                .map(Happening::action)
                .toList();
    }

    /** The actions that guards held or skipped, each with the guard. */
    public List<Stopped> stopped(Kind kind) {
        return happenings.stream()
                .filter(one -> one.kind() == kind)
                .flatMap(one -> one.by().stream().map(by -> new Stopped(one.action(), by.guard())))
                .toList();
    }

    /** Everything people are told, line by line. */
    public List<String> words() {
        return happenings.stream().map(Happening::words).toList();
    }
}
