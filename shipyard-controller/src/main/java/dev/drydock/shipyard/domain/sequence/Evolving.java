package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** How each fact changes the state of an execution. */
record Evolving(SequenceExecution was) implements SequenceFact.Cases<SequenceExecution> {
    @Override
    public SequenceExecution triggered(SequenceFact.Triggered fact) {
        throw new IllegalStateException("execution " + was.id() + " was triggered twice");
    }

    @Override
    public SequenceExecution retrying(SequenceFact.Retrying fact) {
        return new SequenceExecution(
                was.origin(), was.state(), fact.kept(), was.open(), was.ended(), was.controlled(), Optional.of(fact));
    }

    @Override
    public SequenceExecution started(SequenceFact.Started fact) {
        return with(SequenceState.STARTED);
    }

    @Override
    public SequenceExecution taskTriggered(SequenceFact.TaskTriggered fact) {
        return at(OpenTask.of(fact));
    }

    @Override
    public SequenceExecution taskSent(SequenceFact.TaskSent fact) {
        return at(was.open().orElseThrow().withSent(fact.at()));
    }

    @Override
    public SequenceExecution taskReported(SequenceFact.TaskReported fact) {
        return with(was.state(), was.open().map(OpenTask::withReported));
    }

    @Override
    public SequenceExecution taskUnanswered(SequenceFact.TaskUnanswered fact) {
        return with(was.state(), was.open().map(task -> task.withUnanswered(fact.message())));
    }

    @Override
    public SequenceExecution taskHeld(SequenceFact.TaskHeld fact) {
        return word(fact.source(), new TaskHolds.Word(fact.said(), Optional.of(fact.hold())), fact.at());
    }

    @Override
    public SequenceExecution taskReleased(SequenceFact.TaskReleased fact) {
        return word(fact.source(), new TaskHolds.Word(fact.said(), Optional.empty()), fact.at());
    }

    @Override
    public SequenceExecution taskStarted(SequenceFact.TaskStarted fact) {
        return progressed(was.open().map(task -> task.withStarted(fact.source())));
    }

    @Override
    public SequenceExecution taskFinished(SequenceFact.TaskFinished fact) {
        return progressed(was.open().map(task -> task.withFinished(fact)));
    }

    @Override
    public SequenceExecution approvalExpired(SequenceFact.ApprovalExpired fact) {
        var answer = new SequenceFact.TaskFinished(
                fact.triggeredId(), Approval.SOURCE, fact.verdict(), fact.message(), Payload.EMPTY, fact.at());
        return progressed(was.open().map(task -> task.withFinished(answer)));
    }

    @Override
    public SequenceExecution yielded(SequenceFact.Yielded fact) {
        return with(SequenceState.WAITING);
    }

    @Override
    public SequenceExecution controlled(SequenceFact.Controlled fact) {
        return new SequenceExecution(
                was.origin(), was.state(), was.done(), was.open(), was.ended(), Optional.of(fact), was.retrying());
    }

    @Override
    public SequenceExecution paused(SequenceFact.Paused fact) {
        return with(SequenceState.PAUSED);
    }

    @Override
    public SequenceExecution resumed(SequenceFact.Resumed fact) {
        if (was.open().isEmpty()) {
            return with(SequenceState.WAITING);
        }
        return at(was.open().get());
    }

    @Override
    public SequenceExecution ended(SequenceFact.Ended fact) {
        return new SequenceExecution(
                was.origin(),
                fact.state(),
                was.done(),
                Optional.empty(),
                Optional.of(fact),
                was.controlled(),
                was.retrying());
    }

    /** At a task: a person is asked as soon as an approval is out, not while it waits for its time. */
    private SequenceExecution at(OpenTask task) {
        var asks = task.sent() && was.task(task.triggered().task()).name().equals(Approval.TASK);
        return with(asks ? SequenceState.WAITING_FOR_APPROVAL : SequenceState.STARTED, Optional.of(task));
    }

    private SequenceExecution word(String source, TaskHolds.Word word, Instant at) {
        return with(was.state(), was.open().map(task -> task.withWord(source, word, at)));
    }

    private SequenceExecution progressed(Optional<OpenTask> open) {
        if (open.filter(OpenTask::isDone).isEmpty()) {
            return with(was.state(), open);
        }
        var task = open.get();
        var done = new ArrayList<>(was.done());
        done.add(DoneTask.of(was.task(task.triggered().task()).name(), task));
        return new SequenceExecution(
                was.origin(), was.state(), done, Optional.empty(), was.ended(), was.controlled(), was.retrying());
    }

    private SequenceExecution with(SequenceState state) {
        return with(state, was.open());
    }

    private SequenceExecution with(SequenceState state, Optional<OpenTask> open) {
        return new SequenceExecution(
                was.origin(), state, was.done(), open, was.ended(), was.controlled(), was.retrying());
    }
}
