package dev.drydock.remediation.application;

import dev.drydock.events.KeptnContext;
import dev.drydock.kit.inbox.Commit;
import dev.drydock.remediation.domain.intake.Intake;
import dev.drydock.remediation.domain.problem.KnownProblems;
import dev.drydock.remediation.domain.problem.LastFiring;
import dev.drydock.remediation.domain.problem.ProblemId;
import dev.drydock.remediation.domain.problem.ProblemNews;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where messages of monitoring tools meet the problems that are known. */
public interface IntakeStore {
    /**
     * Repeats of a message, as many as came at once.
     *
     * @param identity of the problem at its place
     */
    record Sighting(String identity, int times, Optional<Instant> firedAt) {}

    /** The open problem that a repeat is about. */
    record Joined(ProblemId id, KeptnContext context) {}

    /** What a message came to, and the flow of its problem. */
    record Taken(ProblemNews news, KeptnContext context) {}

    /** The rule that decides about a message. */
    @FunctionalInterface
    interface Rule {
        ProblemNews decide(KnownProblems known, Optional<LastFiring> last, Intake.Readable message);
    }

    /**
     * Counts repeats with the open problems that they are about, all in one statement.
     *
     * @return by identity; those that are about no open problem are not among them
     */
    Uni<Map<String, Joined>> join(Collection<Sighting> sightings, Instant now);

    /**
     * Decides about messages one after the other, in one transaction; completes when it is committed, and the events are
     * published then. Of messages with the same identity no other replica decides about one meanwhile.
     */
    Uni<List<Taken>> take(List<Intake.Readable> messages, Instant now, Rule rule);

    /** The same for one message, as the last step of handling an event. */
    Commit taking(Intake.Readable message, Instant now, Rule rule);
}
