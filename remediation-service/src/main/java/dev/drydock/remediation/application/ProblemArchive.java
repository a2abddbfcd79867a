package dev.drydock.remediation.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.remediation.domain.problem.ProblemLife;
import dev.drydock.remediation.domain.problem.ProblemState;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Problems to read, open and closed. */
public interface ProblemArchive {
    /**
     * Which problems; what is absent restricts nothing.
     *
     * @param since opened then or later
     * @param before only what stands behind this place in the list
     */
    record Filter(
            Optional<List<String>> projects,
            Optional<String> stage,
            Optional<String> service,
            Optional<List<ProblemState>> states,
            Optional<KeptnContext> context,
            Optional<Instant> since,
            Optional<Long> before) {}

    /**
     * A problem to look at.
     *
     * @param place in the list of all; the newest has the highest
     * @param repeats how often it was told again while it was open
     * @param repeatedAt when it was told again last; absent if it never was
     */
    record Listed(ProblemLife life, long place, long repeats, Optional<Instant> repeatedAt) {}

    /** The newest first. */
    Uni<List<Listed>> list(Filter filter, int limit);

    /** One with all that is known. */
    Uni<Optional<Listed>> show(String id);

    /** One as the rules see it. */
    default Uni<Optional<ProblemLife>> find(String id) {
        return show(id).map(found -> found.map(Listed::life));
    }

    /** Those of the flows that have a problem which is still open. */
    Uni<Set<KeptnContext>> withOpenProblems(Set<KeptnContext> contexts);
}
