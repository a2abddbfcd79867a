package dev.drydock.shipyard.application.sequence;

import dev.drydock.events.EventId;
import dev.drydock.events.KeptnContext;
import dev.drydock.events.KeptnEvent;
import dev.drydock.shipyard.domain.sequence.OpenTask;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be asked about flows and their events. */
public interface Flows {
    /**
     * A question for flows, newest first.
     *
     * @param stage only flows that came there
     * @param service only flows of this one
     * @param offset how many to skip
     * @param limit most flows to answer with
     */
    record FlowQuery(
            String project,
            Optional<String> name,
            Optional<String> state,
            Optional<String> stage,
            Optional<String> service,
            Optional<Instant> from,
            Optional<Instant> before,
            List<KeptnContext> contexts,
            int offset,
            int limit) {}

    /** One page of an answer. */
    record Page<T>(List<T> items, int total) {}

    /**
     * A sequence execution of a flow, in short.
     *
     * @param image what it was triggered with
     * @param unanswered what was reported of its open task, while nobody answers it
     * @param held who puts off its open task, and why
     * @param controlledBy the name of the token that paused, resumed or aborted it last
     */
    record Execution(
            String stage,
            String service,
            String sequence,
            String state,
            Optional<String> result,
            Instant triggeredAt,
            Optional<String> image,
            Optional<String> problemTitle,
            Optional<Instant> dueAt,
            Optional<String> unanswered,
            Optional<OpenTask.Held> held,
            Optional<String> controlledBy) {}

    /** An event of a flow, in short; whole only where it ends an evaluation, or the choice of an action. */
    record Mention(
            EventId id,
            String type,
            Instant time,
            Optional<String> stage,
            Optional<String> result,
            Optional<String> status,
            Optional<KeptnEvent> whole) {}

    /** A flow: all that happened under one keptn context, oldest first. */
    record Flow(KeptnContext context, List<Execution> executions, List<Mention> events) {}

    /**
     * A question for events, newest first; absent parts match everything.
     *
     * @param onlyFirst only the event that each flow began with
     */
    record EventQuery(
            Optional<List<String>> projects,
            Optional<String> stage,
            Optional<String> service,
            Optional<String> type,
            Optional<String> source,
            Optional<String> context,
            Optional<String> eventId,
            Optional<Instant> from,
            Optional<Instant> before,
            boolean onlyFirst,
            int offset,
            int limit) {}

    /** @param ignored why it changed nothing, if it did not */
    record StoredEvent(KeptnEvent event, Optional<String> ignored) {}

    Uni<Page<Flow>> flows(FlowQuery query);

    Uni<Page<StoredEvent>> events(EventQuery query);
}
