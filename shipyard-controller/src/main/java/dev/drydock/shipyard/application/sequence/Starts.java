package dev.drydock.shipyard.application.sequence;

import dev.drydock.model.FileProblem;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import dev.drydock.shipyard.domain.sequence.SequenceStart;
import java.util.List;
import java.util.Set;

/** Whether a sequence that is asked for can start in its project as it is now; if not, it ends with the reason. */
final class Starts {
    private static final String UNKNOWN_PROJECT = "There is no project '%s'.";

    private Starts() {}

    static List<SequenceFact> decide(SequenceStart start, ProjectSnapshot project) {
        if (!(project instanceof ProjectSnapshot.Known known)) {
            return start.refused(UNKNOWN_PROJECT.formatted(start.scope().project()));
        }
        var shipyard = known.shipyard().value();
        if (shipyard.isEmpty()) {
            return start.refused(
                    "The shipyard cannot be used: " + lines(known.shipyard().problems()));
        }
        var services = known.services().getOrDefault(start.scope().stage(), Set.of());
        var unknownService = shipyard.get().stage(start.scope().stage()).isPresent()
                && !services.contains(start.scope().service());
        return unknownService
                ? start.refused(
                        "Stage '%s' of project '%s' has no service '%s'; create it with: drydock create service %s --project=%s"
                                .formatted(
                                        start.scope().stage(),
                                        known.project(),
                                        start.scope().service(),
                                        start.scope().service(),
                                        known.project()))
                : start.decide(shipyard.get());
    }

    private static String lines(List<FileProblem> problems) {
        return String.join("; ", problems.stream().map(FileProblem::toString).toList());
    }
}
