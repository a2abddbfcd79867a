package dev.drydock.remediation.domain.simulation;

import dev.drydock.events.KeptnContext;
import dev.drydock.events.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What would be done about problems, by the functions that decide in the service, with a clock of its own: which actions in
 * which order, which guard holds or skips one, which end. Problems come up one after another; each finds what the ones before
 * it left in the ledger.
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
        var records = new Records(circumstances.runs());
        var courses = new ArrayList<Course>();
        var now = circumstances.at();
        var inOrder = problems.stream()
                .sorted(Comparator.comparing(SimulatedProblem::after))
                .toList();
        for (var problem : inOrder) {
            var comesUp = circumstances.at().plus(problem.after());
            now = comesUp.isAfter(now) ? comesUp : now;
            var service = new Service(files, scope, circumstances, records, context(courses.size()), now);
            courses.add(new Play(files, circumstances, problem, service, records).run());
            now = service.now;
        }
        return courses;
    }

    static KeptnContext context(int number) {
        return new KeptnContext(new UUID(0, number + 1L).toString());
    }
}
