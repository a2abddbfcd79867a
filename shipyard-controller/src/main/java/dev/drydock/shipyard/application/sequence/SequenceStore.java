package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.Holds;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is kept of events and sequences. */
public interface SequenceStore {
    /** Runs in one transaction: all of it is stored, or nothing. */
    <T> Uni<T> inTransaction(Function<Transaction, Uni<T>> work);

    /** Keeps bytes that are no event. */
    Uni<Void> deadLetter(String subject, byte[] body, String reason);

    /** Accepts an event that cannot be handled, and keeps it as a dead letter. */
    Uni<Void> deadLetter(KeptnEvent event, String reason);

    /** Whether a failure comes from outside and may pass, such as a database that is away. */
    boolean isFault(Throwable failure);

    /** Where something is due: a deadline, a planned time, or a turn that nobody gave; and when the next will be. */
    Uni<Due> due(Instant now);

    /** Where the live executions of a flow are. */
    Uni<Map<ExecutionId, Scope>> liveOf(String project, KeptnContext context);

    /** Some of the live executions whose project is not registered; as it was deleted while they were accepted. */
    Uni<Map<ExecutionId, Scope>> orphans();

    /** Remembers that a person holds a flow there, or lets it go; of the whole flow, it replaces what was said before. */
    Uni<Void> hold(Holds.Place place, Holds.Word word);

    /**
     * @param next when something will be due that is not now
     * @param silentSince since when a task waits for a first word, of which nobody was told yet
     */
    record Due(Set<Scope> scopes, Optional<Instant> next, Optional<Instant> silentSince) {}

    /** What a round decides on. */
    record Loaded(Collection<SequenceExecution> executions, Holds holds) {}

    /**
     * What events that came in meet.
     *
     * @param fresh those that were not accepted before
     * @param scopes the stages and services that are locked for them
     */
    record Accepted(Set<EventId> fresh, Set<Scope> scopes, Loaded loaded) {}

    /** What can be done inside a transaction. */
    interface Transaction {
        /**
         * Accepts events, and keeps all others out of where they belong until the end of the transaction: where the
         * tasks are open that they answer, and where they start sequences.
         */
        Uni<Accepted> accept(List<KeptnEvent> events, Set<Scope> starts, Instant now);

        /**
         * Keeps all others out of these stages and services until the end of the transaction.
         *
         * @return the executions that matter there: at work, next in line, due, or asked for; and what is held of
         *     their flows
         */
        Uni<Loaded> lockAndLoad(Set<Scope> scopes, Collection<ExecutionId> ids, Instant now);

        /**
         * Stores what a round decided, and puts its events into the outbox.
         *
         * @param passedOn events that came in by the API, for everybody else to see
         */
        Uni<Void> save(Round round, List<KeptnEvent> passedOn, Instant now);
    }
}
