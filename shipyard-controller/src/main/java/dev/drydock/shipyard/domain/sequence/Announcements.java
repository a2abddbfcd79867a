package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.Answer;
import dev.drydock.events.EventId;
import dev.drydock.events.EventKind;
import dev.drydock.events.EventType;
import dev.drydock.events.KeptnEvent;
import dev.drydock.events.Payload;
import java.time.Instant;
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

    @Override
    public Optional<KeptnEvent> triggered(SequenceFact.Triggered fact) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptnEvent> started(SequenceFact.Started fact) {
        return Optional.empty();
    }

    @Override
    public Optional<KeptnEvent> taskTriggered(SequenceFact.TaskTriggered fact) {
        return after.open().filter(OpenTask::sent).map(task -> taskTriggered(task, fact.at()));
    }

    @Override
    public Optional<KeptnEvent> taskSent(SequenceFact.TaskSent fact) {
        return after.open().map(task -> taskTriggered(task, fact.at()));
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
    public Optional<KeptnEvent> taskStarted(SequenceFact.TaskStarted fact) {
        return ownAnswer(fact.source(), fact.at()).map(answer -> {
            var approval = Approval.of(answer.triggered().data());
            var event = answer.started(fact.at());
            return new KeptnEvent(
                    event.id(),
                    event.source(),
                    event.type(),
                    event.time(),
                    event.context(),
                    event.triggeredId(),
                    event.gitCommitId(),
                    event.data().with("message", approval.message()),
                    event.extensions());
        });
    }

    @Override
    public Optional<KeptnEvent> taskFinished(SequenceFact.TaskFinished fact) {
        return ownAnswer(fact.source(), fact.at())
                .filter(answer ->
                        Approval.of(answer.triggered().data()).outcome().isPresent())
                .map(answer -> finished(answer, fact.verdict(), fact.message(), fact.at()));
    }

    @Override
    public Optional<KeptnEvent> approvalExpired(SequenceFact.ApprovalExpired fact) {
        return ownAnswer(Approval.SOURCE, fact.at())
                .map(answer -> finished(answer, fact.verdict(), fact.message(), fact.at()));
    }

    @Override
    public Optional<KeptnEvent> yielded(SequenceFact.Yielded fact) {
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

    /** Tells the executors of an open task that nobody waits for them any more. */
    public static Optional<KeptnEvent> aborted(SequenceExecution before, Instant at) {
        return before.open().filter(OpenTask::sent).map(task -> notice(before, task, EventKind.ABORTED, at, ""));
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

    private KeptnEvent taskTriggered(OpenTask task, Instant at) {
        var definition = after.task(task.triggered().task());
        return new KeptnEvent(
                task.triggeredId(),
                CONTROLLER,
                EventType.taskTriggered(definition.name()),
                at,
                after.origin().context(),
                Optional.empty(),
                after.origin().commit(),
                FlowPayload.forTask(after, definition));
    }

    private static KeptnEvent finished(Answer answer, Verdict verdict, String message, Instant at) {
        return answer.finished(at, verdict.result(), verdict.status(), message, Payload.EMPTY);
    }

    /** The words of the last task; a task's whole log is in its own finished event. */
    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + " …";
    }

    /** The controller answers approvals itself; other answers came from outside, a person's too, and are known. */
    private Optional<Answer> ownAnswer(String source, Instant at) {
        return before.open()
                .filter(ignored -> source.equals(Approval.SOURCE) && before.asksPerson())
                .map(task -> new Answer(taskTriggered(before, task, at), source));
    }

    private static KeptnEvent taskTriggered(SequenceExecution execution, OpenTask task, Instant at) {
        return new Announcements(execution, execution).taskTriggered(task, at);
    }
}
