package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What whoever watches sequences wants to know: a wait, a task or a sequence is over. */
public sealed interface Milestone {
    /** The execution, as it was after that. */
    SequenceExecution execution();

    /** It has its turn, for which it has waited since it was triggered. */
    record Begun(SequenceExecution execution, Instant at) implements Milestone {}

    /** A task is over, whether somebody finished it or its sequence ended. */
    record TaskOver(
            SequenceExecution execution, String task, EventId triggeredId, Instant from, Instant until, Verdict verdict)
            implements Milestone {}

    /** The sequence is over. */
    record Over(SequenceExecution execution, SequenceFact.Ended ended) implements Milestone {}

    /** What a fact brings to its end. */
    static List<Milestone> of(SequenceExecution before, SequenceFact fact, SequenceExecution after) {
        var reached = new ArrayList<Milestone>();
        if (fact instanceof SequenceFact.Started started) {
            reached.add(new Begun(after, started.at()));
        }
        before.open()
                .filter(task -> after.open().map(OpenTask::triggeredId).stream().noneMatch(task.triggeredId()::equals))
                .map(task -> taskOver(before, task, fact, after))
                .ifPresent(reached::add);
        if (!before.state().isEnd() && after.state().isEnd()) {
            after.ended().map(ended -> new Over(after, ended)).ifPresent(reached::add);
        }
        return reached;
    }

    private static Milestone taskOver(
            SequenceExecution before, OpenTask task, SequenceFact fact, SequenceExecution after) {
        var verdict = after.lastDone()
                .filter(done -> done.triggeredId().equals(task.triggeredId()))
                .map(DoneTask::verdict)
                .or(() -> after.ended().map(SequenceFact.Ended::verdict))
                .orElse(Verdict.ERRORED);
        return new TaskOver(
                after,
                before.task(task.triggered().task()).name(),
                task.triggeredId(),
                task.triggered().sendAt(),
                fact.at(),
                verdict);
    }
}
