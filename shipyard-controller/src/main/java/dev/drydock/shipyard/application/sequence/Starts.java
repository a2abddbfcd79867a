package dev.drydock.shipyard.application.sequence;

import dev.drydock.model.FileProblem;
import dev.drydock.shipyard.application.project.ProjectSnapshot;
import dev.drydock.shipyard.domain.sequence.Decision;
import dev.drydock.shipyard.domain.sequence.Decision.Reason;
import dev.drydock.shipyard.domain.sequence.Decision.Rejected;
import dev.drydock.shipyard.domain.sequence.Retry;
import dev.drydock.shipyard.domain.sequence.SequenceFact;
import dev.drydock.shipyard.domain.sequence.SequenceLookup;
import dev.drydock.shipyard.domain.sequence.SequenceStart;
import java.util.List;

/** Whether a sequence that is asked for can start in its project as it is now; if not, it ends with the reason. */
final class Starts {
    private Starts() {}

    static List<SequenceFact> decide(SequenceStart start, ProjectSnapshot project) {
        if (!(project instanceof ProjectSnapshot.Known known)) {
            return start.decide(SequenceLookup.noProject(start.scope().project()));
        }
        var shipyard = known.shipyard().value();
        if (shipyard.isEmpty()) {
            return start.refused(
                    "The shipyard cannot be used: " + lines(known.shipyard().problems()));
        }
        return start.decide(SequenceLookup.in(shipyard.get(), known.services(), start.scope(), start.sequence()));
    }

    /** Whether a retry can begin with the project's files as they are now; a refusal if not. */
    static Decision decide(Retry retry, ProjectSnapshot project) {
        var origin = retry.ended().origin();
        var scope = origin.scope();
        if (!(project instanceof ProjectSnapshot.Known known)) {
            return new Rejected(
                    Reason.UNUSABLE_FILES,
                    SequenceLookup.noProject(scope.project()).detail());
        }
        return known.shipyard()
                .value()
                .map(shipyard -> retry.withNewestFiles(
                        SequenceLookup.in(
                                shipyard,
                                known.services(),
                                scope,
                                origin.definition().name()),
                        known.head(scope.stage())))
                .orElseGet(() -> new Rejected(
                        Reason.UNUSABLE_FILES,
                        "The shipyard cannot be used: " + lines(known.shipyard().problems())));
    }

    private static String lines(List<FileProblem> problems) {
        return String.join("; ", problems.stream().map(FileProblem::toString).toList());
    }
}
