package dev.drydock.shipyard.application.execution;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Scope;
import dev.drydock.shipyard.domain.sequence.ExecutionId;
import dev.drydock.shipyard.domain.sequence.SequenceExecution;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be asked about sequence executions and their open tasks. */
public interface Executions {
    /**
     * A question for executions; absent parts match everything.
     *
     * @param activeSince only those that were not over before that time; whatever was triggered since is among them
     */
    record ExecutionQuery(
            String project,
            Optional<String> stage,
            Optional<String> service,
            Optional<String> name,
            Optional<String> state,
            Optional<List<KeptnContext>> contexts,
            Optional<Instant> activeSince) {}

    /** A question for tasks; absent parts match everything. */
    record TaskQuery(
            String type,
            Optional<String> eventId,
            Optional<List<String>> projects,
            Optional<String> stage,
            Optional<String> service) {}

    /** One page of an answer. */
    record Page<T>(List<T> items, int total) {}

    /**
     * An execution with what lies around it.
     *
     * @param triggeredBy the source of the event that triggered it; absent where that was not kept
     * @param answers what was said about its tasks, by what triggered them, oldest first
     * @param queue its place in the queue of its stage and service, while it waits there
     * @param retriedBy the execution that goes on where this one failed
     */
    record Found(
            SequenceExecution execution,
            Optional<String> triggeredBy,
            Map<EventId, List<TaskAnswer>> answers,
            Optional<Instant> dueAt,
            Optional<Queued> queue,
            Optional<ExecutionId> retriedBy) {
        /** What was said about one of its tasks, oldest first. */
        public List<TaskAnswer> answersTo(EventId triggeredId) {
            return answers.getOrDefault(triggeredId, List.of());
        }
    }

    /**
     * An event that answers a task, in short.
     *
     * @param ignored why it changed nothing, if it did not
     */
    record TaskAnswer(
            String type,
            String source,
            Optional<String> result,
            Optional<String> status,
            Instant time,
            Optional<String> ignored) {}

    /**
     * @param position 1 goes next
     * @param blocker who has to be done first; absent when it is about to go
     */
    record Queued(int position, Optional<Blocker> blocker) {}

    /** An execution that keeps another waiting. */
    record Blocker(KeptnContext context, String sequence, String state) {}

    /**
     * A task whose triggered event is out, but that nobody has answered.
     *
     * @param dueAt when the sequence times out if nobody answers
     */
    record SentTask(
            EventId triggeredId,
            String type,
            Scope scope,
            KeptnContext context,
            String sequence,
            Instant sentAt,
            Optional<Instant> dueAt) {}

    /** A task that nobody has answered, and of which nobody was told that. */
    record SilentTask(ExecutionId execution, Scope scope, EventId triggeredId, String type) {}

    /** Newest first. */
    Uni<Page<Found>> executions(ExecutionQuery query, int offset, int limit);

    /** The triggered events of open tasks, oldest first. */
    Uni<Page<KeptnEvent>> openTasks(TaskQuery query, int offset, int limit);

    /** Silent since before that time, longest first. */
    Uni<List<SilentTask>> silent(Instant before, int limit);

    /** Tasks that nobody has answered, longest waiting first. */
    Uni<Page<SentTask>> unanswered(Optional<List<String>> projects, int offset, int limit);
}
