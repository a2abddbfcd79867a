package dev.drydock.events;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One event of the contract, as Drydock's code sees it.
 *
 * @param id two events with the same id are the same event
 * @param source who sent it, free text such as {@code job-executor-service}
 * @param type what it is; also its NATS subject
 * @param time when it was sent
 * @param context the flow it belongs to; absent only on what belongs to none, such as {@code sh.keptn.log.error}
 * @param triggeredId the triggered event that this one answers
 * @param gitCommitId the commit at which the flow reads its configuration
 * @param data the payload
 * @param extensions further attributes, passed through untouched
 */
public record KeptnEvent(
        EventId id,
        String source,
        EventType type,
        Instant time,
        Optional<KeptnContext> context,
        Optional<EventId> triggeredId,
        Optional<String> gitCommitId,
        Payload data,
        Map<String, Object> extensions) {
    public KeptnEvent {
        extensions = Map.copyOf(extensions);
    }

    /** An event without extensions. */
    public KeptnEvent(
            EventId id,
            String source,
            EventType type,
            Instant time,
            KeptnContext context,
            Optional<EventId> triggeredId,
            Optional<String> gitCommitId,
            Payload data) {
        this(id, source, type, time, Optional.of(context), triggeredId, gitCommitId, data, Map.of());
    }

    /** The same event with other extensions. */
    public KeptnEvent withExtensions(Map<String, Object> others) {
        return new KeptnEvent(id, source, type, time, context, triggeredId, gitCommitId, data, others);
    }

    /** The task and kind, if this is a task's event of that kind. */
    public Optional<String> taskOf(EventKind kind) {
        return type instanceof EventType.OfTask task && task.kind() == kind
                ? Optional.of(task.task())
                : Optional.empty();
    }
}
