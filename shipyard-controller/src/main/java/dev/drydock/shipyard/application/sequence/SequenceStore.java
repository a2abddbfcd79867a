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
    Uni<Void> hold(Holds.Place place, boolean held);

    /**
     * @param next when something will be due that is not now
     * @param silentSince since when a task waits for a first word, of which nobody was told yet
     */
    record Due(Set<Scope> scopes, Optional<Instant> next, Optional<Instant> silentSince) {}

    /** What a round decides on. */
    record Loaded(Collection<SequenceExecution> executions, Holds holds) {
        public static final Loaded NOTHING = new Loaded(List.of(), Holds.NONE);
    }

    /** What can be done inside a transaction. */
    interface Transaction {
        /** Accepts events; those that were accepted before are not in the answer. */
        Uni<Set<EventId>> accept(List<KeptnEvent> events);

        /** Where the tasks are open that these events triggered. */
        Uni<Set<Scope>> scopesOfOpenTasks(Collection<EventId> triggeredIds);

        /** Keeps all others out of these stages and services until the end of the transaction. */
        Uni<Void> lock(Set<Scope> scopes);

        /**
         * The executions that matter in these stages and services: at work, next in line, due, or asked for; and what
         * is held of their flows and of the given ones.
         */
        Uni<Loaded> load(
                Set<Scope> scopes,
                Collection<EventId> triggeredIds,
                Collection<ExecutionId> ids,
                Collection<KeptnContext> contexts,
                Instant now);

        /** Stores what a round decided, and puts its events into the outbox. */
        Uni<Void> save(Round round, Instant now);

        /** Puts events that came in by the API into the outbox, for everybody else to see. */
        Uni<Void> passOn(List<KeptnEvent> events);
    }
}
