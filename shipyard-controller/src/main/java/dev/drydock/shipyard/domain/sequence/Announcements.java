package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import dev.drydock.events.ShortText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the world is told about a fact. The events follow from the facts, so none can be forgotten or sent for something
 * that did not happen.
 *
 * @param before the state without the fact
 * @param after the state with it
 */
public record Announcements(SequenceExecution before, SequenceExecution after)
        implements SequenceFact.Cases<Optional<KeptnEvent>> {
    private static final String CONTROLLER = "shipyard-controller";
    private static final int LONGEST_MESSAGE = 10_000;

    /** The event that goes out for a fact, if any. */
    public static Optional<KeptnEvent> of(SequenceExecution before, SequenceFact fact) {
        return fact.match(new Announcements(before, before.on(fact)));
    }

    /** The event that starts a sequence which follows. */
    public static KeptnEvent followUp(
            SequenceExecution finished, TriggerRule.FollowUp next, Optional<String> commit, Instant at) {
        var type = new EventType.OfSequence(next.stage(), next.sequence(), EventKind.TRIGGERED);
        return new KeptnEvent(
                EventId.derived(finished.id().triggeredBy(), type.value(), CONTROLLER),
                CONTROLLER,
                type,
                at,
                finished.origin().context(),
                Optional.empty(),
                commit,
                FlowPayload.forFollowUp(finished, next.stage()));
    }

    /** The event that starts a retry; {@code data.retry} says of what, and who wants it. */
    public static KeptnEvent retry(SequenceFact.Triggered origin, SequenceFact.Retrying retrying) {
        var type = new EventType.OfSequence(
                origin.scope().stage(), origin.definition().name(), EventKind.TRIGGERED);
        var retry = Map.of("of", retrying.retried().toString(), "by", retrying.by());
        return new KeptnEvent(
                origin.id().triggeredBy(),
                CONTROLLER,
                type,
                origin.at(),
                origin.context(),
                Optional.empty(),
                origin.commit(),
                origin.input().with(origin.scope()).with("retry", retry));
    }

    @Override
    public Optional<KeptnEvent> triggered(SequenceFact.Triggered fact) {
        return Optional.empty();
    }

    /** The retry is announced by the event that triggers it. */
    @Override
    public Optional<KeptnEvent> retrying(SequenceFact.Retrying fact) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptnEvent> started(SequenceFact.Started fact) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptnEvent> taskTriggered(SequenceFact.TaskTriggered fact) {
        return after.open().filter(OpenTask::sent).map(task -> asked(task, fact.at()));
    }

    @Override
    public Optional<KeptnEvent> taskSent(SequenceFact.TaskSent fact) {
        return after.open().map(task -> asked(task, fact.at()));
    }

    @Override
    public Optional<KeptnEvent> taskReported(SequenceFact.TaskReported fact) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptnEvent> taskUnanswered(SequenceFact.TaskUnanswered fact) {
        return before.open().map(task -> notice(before, task, EventKind.UNANSWERED, fact.at(), cut(fact.message())));
    }

    @Override
    public Optional<KeptnEvent> taskHeld(SequenceFact.TaskHeld fact) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptnEvent> taskReleased(SequenceFact.TaskReleased fact) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptnEvent> taskStarted(SequenceFact.TaskStarted fact) {
        return ownAnswer(fact.source()).map(own -> {
            var event = answer(own, fact.at()).started(fact.at());
            return new KeptnEvent(
                    event.id(),
                    event.source(),
                    event.type(),
                    event.time(),
                    event.context(),
                    event.triggeredId(),
                    event.gitCommitId(),
                    event.data().with("message", own.message()),
                    event.extensions());
        });
    }

    @Override
    public Optional<KeptnEvent> taskFinished(SequenceFact.TaskFinished fact) {
        return ownAnswer(fact.source())
                .filter(own -> own.outcome().isPresent())
                .map(own -> finished(own, fact.verdict(), fact.message(), fact.at()));
    }

    @Override
    public Optional<KeptnEvent> approvalExpired(SequenceFact.ApprovalExpired fact) {
        return ownAnswer(Approval.SOURCE).map(own -> finished(own, fact.verdict(), fact.message(), fact.at()));
    }

    @Override
    public Optional<KeptnEvent> yielded(SequenceFact.Yielded fact) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptnEvent> controlled(SequenceFact.Controlled fact) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptnEvent> paused(SequenceFact.Paused fact) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptnEvent> resumed(SequenceFact.Resumed fact) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptnEvent> ended(SequenceFact.Ended fact) {
        var origin = after.origin();
        var type = new EventType.OfSequence(
                origin.scope().stage(), origin.definition().name(), EventKind.FINISHED);
        var data = Payload.of(origin.scope())
                .with(fact.verdict().result(), fact.verdict().status())
                .with("message", cut(fact.message()));
        var labels = origin.input().at("labels");
        return Optional.of(new KeptnEvent(
                EventId.derived(after.id().triggeredBy(), type.value(), CONTROLLER),
                CONTROLLER,
                type,
                fact.at(),
                origin.context(),
                Optional.of(after.id().triggeredBy()),
                origin.commit(),
                labels.isPresent() ? data.with("labels", labels.get()) : data));
    }

    /** Tells the executors of an open task that nobody waits for them any more: it was aborted, or its time has passed. */
    public static Optional<KeptnEvent> aborted(SequenceExecution before, SequenceFact fact) {
        return fact instanceof SequenceFact.Ended ended && ended.state() != SequenceState.FINISHED
                ? before.open()
                        .filter(OpenTask::sent)
                        .map(task -> notice(before, task, EventKind.ABORTED, ended.at(), cut(ended.message())))
                : Optional.empty();
    }

    /** Something about an open task that everybody should know; once of each kind. */
    private static KeptnEvent notice(
            SequenceExecution execution, OpenTask task, EventKind kind, Instant at, String message) {
        var data = Payload.of(execution.origin().scope());
        return new KeptnEvent(
                EventId.derived(task.triggeredId(), kind.wire(), CONTROLLER),
                CONTROLLER,
                new EventType.OfTask(execution.openTaskName().orElseThrow(), kind),
                at,
                execution.origin().context(),
                Optional.of(task.triggeredId()),
                execution.origin().commit(),
                message.isEmpty() ? data : data.with("message", message));
    }

    /** What asks for a task; nobody is to carry out an action in shadow mode. */
    private KeptnEvent asked(OpenTask task, Instant at) {
        var name = after.task(task.triggered().task()).name();
        var asking = taskTriggered(after, task, at);
        return ShadowMode.covers(name, asking.data())
                ? event(asking.id(), ShadowMode.SHADOWED, at, after, asking.data())
                : asking;
    }

    private static KeptnEvent taskTriggered(SequenceExecution execution, OpenTask task, Instant at) {
        var definition = execution.task(task.triggered().task());
        var type = EventType.taskTriggered(definition.name());
        return event(task.triggeredId(), type, at, execution, FlowPayload.forTask(execution, definition));
    }

    private static KeptnEvent event(EventId id, EventType type, Instant at, SequenceExecution execution, Payload data) {
        var origin = execution.origin();
        return new KeptnEvent(id, CONTROLLER, type, at, origin.context(), Optional.empty(), origin.commit(), data);
    }

    /** The controller answers some tasks itself; other answers came from outside, a person's too, and are known. */
    private Optional<OwnAnswer> ownAnswer(String source) {
        return OwnAnswer.maySay(source)
                ? OwnAnswer.of(before).filter(own -> own.source().equals(source))
                : Optional.empty();
    }

    private Answer answer(OwnAnswer own, Instant at) {
        return new Answer(taskTriggered(before, before.open().orElseThrow(), at), own.source());
    }

    private KeptnEvent finished(OwnAnswer own, Verdict verdict, String message, Instant at) {
        return answer(own, at).finished(at, verdict.result(), verdict.status(), message, Payload.EMPTY);
    }

    /** The words of the last task; a task's whole log is in its own finished event. */
    private static String cut(String message) {
        return ShortText.of(message, LONGEST_MESSAGE);
    }
}
