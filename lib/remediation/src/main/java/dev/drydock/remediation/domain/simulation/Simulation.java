package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.Scope;
import dev.drydock.remediation.domain.guard.ActionRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What would be done about problems, by the rules the service goes by, with a clock of its own: which actions in which order,
 * which guard holds or skips one, which end. Problems come up one after another; each finds what the ones before it left in
 * the ledger.
 */
public final class Simulation {
    private final SimulatedFiles files;
    private final Scope scope;

    public Simulation(SimulatedFiles files, Scope scope) {
        this.files = files;
        this.scope = scope;
    }

    /** Plays the problems, in the order in which they come up. */
    public List<Course> run(Circumstances circumstances, List<SimulatedProblem> problems) {
        var ledger = new ArrayList<ActionRun>(circumstances.runs());
        var courses = new ArrayList<Course>();
        var now = circumstances.at();
        var inOrder = problems.stream()
                .sorted(Comparator.comparing(SimulatedProblem::after))
                .toList();
        for (var problem : inOrder) {
            var comesUp = circumstances.at().plus(problem.after());
            now = comesUp.isAfter(now) ? comesUp : now;
            var play = new Play(files, scope, circumstances, problem, "simulated-" + (courses.size() + 1), ledger, now);
            courses.add(play.run());
            now = play.now();
        }
        return courses;
    }
}
