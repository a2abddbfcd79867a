package dev.drydock.events;

import java.time.Instant;
import java.util.Optional;

/**
 * The events that answer a task's triggered event. Their ids derive from what they answer, so that a repeat after a
 * crash is the same event. An answer sets its own result and status and never echoes those that came in. It carries the
 * trace context of what it answers.
 *
 * @param triggered the event answered; it has a context and is a task's
 * @param source who answers
 */
public record Answer(KeptnEvent triggered, String source) {
    /** {@code <task>.started}. */
    public KeptnEvent started(Instant time) {
        return of(EventKind.STARTED, "", time, common().with("status", Status.SUCCEEDED.wire()));
    }

    /**
     * {@code <task>.status.changed}.
     *
     * @param step names the change, so that each has an id of its own
     */
    public KeptnEvent statusChanged(Instant time, String step, String message) {
        return of(EventKind.STATUS_CHANGED, step, time, common().with("message", message));
    }

    /**
     * {@code <task>.status.changed} of a task that is put off.
     *
     * @param step names the change, so that each has an id of its own
     */
    public KeptnEvent held(Instant time, String step, String message, TaskHold hold) {
        return of(EventKind.STATUS_CHANGED, step, time, hold.putInto(common().with("message", message)));
    }

    /**
     * {@code <task>.status.changed} of a task that was put off and goes on. The finished event says as much.
     *
     * @param step names the change, so that each has an id of its own
     */
    public KeptnEvent released(Instant time, String step, String message) {
        return of(EventKind.STATUS_CHANGED, step, time, TaskHold.putReleaseInto(common().with("message", message)));
    }

    /**
     * {@code <task>.finished}.
     *
     * @param outcome what the task adds to the flow; project, stage, service, labels, result, status and message are set
     *     here
     */
    public KeptnEvent finished(Instant time, Result result, Status status, String message, Payload outcome) {
        var data =
                PayloadMerge.newestWins(outcome, common()).with(result, status).with("message", message);
        return of(EventKind.FINISHED, "", time, data);
    }

    /** {@code <task>.finished} of a task that could not be carried out. */
    public KeptnEvent errored(Instant time, String message) {
        return finished(time, Result.FAIL, Status.ERRORED, message, Payload.EMPTY);
    }

    private KeptnEvent of(EventKind kind, String step, Instant time, Payload data) {
        var task = triggered
                .taskOf(EventKind.TRIGGERED)
                .orElseThrow(() -> new IllegalArgumentException(
                        "only a task's triggered event is answered, not " + triggered.type()));
        var answer = new KeptnEvent(
                EventId.derived(triggered.id(), kind.wire() + step, source),
                source,
                new EventType.OfTask(task, kind),
                time,
                triggered.context().orElseThrow(),
                Optional.of(triggered.id()),
                triggered.gitCommitId(),
                data);
        return TraceContext.of(triggered).map(trace -> trace.on(answer)).orElse(answer);
    }

    /** The id of {@code <task>.started}. */
    public static EventId startedId(EventId triggered, String source) {
        return EventId.derived(triggered, EventKind.STARTED.wire(), source);
    }

    /** The id of {@code <task>.finished}. */
    public static EventId finishedId(EventId triggered, String source) {
        return EventId.derived(triggered, EventKind.FINISHED.wire(), source);
    }

    private Payload common() {
        var common = Payload.EMPTY;
        for (var key : new String[] {"project", "stage", "service", "labels"}) {
            var value = triggered.data().at(key);
            common = value.isPresent() ? common.with(key, value.get()) : common;
        }
        return common;
    }
}
