package dev.drydock.remediation.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.remediation.domain.problem.ProblemLife;
import dev.drydock.remediation.domain.problem.ProblemState;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Problems to read, open and closed. */
public interface ProblemArchive {
    /** The newest first. */
    Uni<List<ProblemLife>> list(Optional<List<String>> projects, Optional<ProblemState> state, int limit);

    Uni<Optional<ProblemLife>> find(String id);

    /** Those of the flows that have a problem which is still open. */
    Uni<Set<KeptnContext>> withOpenProblems(Set<KeptnContext> contexts);
}
