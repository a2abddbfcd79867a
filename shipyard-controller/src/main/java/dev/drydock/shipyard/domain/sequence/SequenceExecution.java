package dev.drydock.shipyard.domain.sequence;

import dev.drydock.model.shipyard.Task;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Controlled;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Ended;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Retrying;
import dev.drydock.shipyard.domain.sequence.SequenceFact.Triggered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the facts about a sequence execution add up to. Never set: only {@link #on} makes a new one.
 *
 * @param origin what it was triggered with
 * @param state where it stands
 * @param done the tasks that are over, in order
 * @param open the task it is at
 * @param ended how it ended
 * @param controlled who paused, resumed or aborted it last
 * @param retrying what it goes on from, if it is a retry
 */
public record SequenceExecution(
        Triggered origin,
        SequenceState state,
        List<DoneTask> done,
        Optional<OpenTask> open,
        Optional<Ended> ended,
        Optional<Controlled> controlled,
        Optional<Retrying> retrying) {
    public SequenceExecution {
        done = List.copyOf(done);
    }

    /** The state after all these facts. */
    public static SequenceExecution fold(List<SequenceFact> facts) {
        if (!(facts.get(0) instanceof Triggered origin)) {
            throw new IllegalStateException("the first fact is that a sequence was triggered, not " + facts.get(0));
        }
        var execution = new SequenceExecution(
                origin,
                SequenceState.WAITING,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        for (var fact : facts.subList(1, facts.size())) {
            execution = execution.on(fact);
        }
        return execution;
    }

    /** The state after one more fact. */
    public SequenceExecution on(SequenceFact fact) {
        return fact.match(new Evolving(this));
    }

    public ExecutionId id() {
        return origin.id();
    }

    /** What a version keeps of it that knows nothing of traces: all that is decided by. */
    public SequenceExecution withoutTrace() {
        return new SequenceExecution(origin.withoutTrace(), state, done, open, ended, controlled, retrying);
    }

    /** The task at that place. */
    public Task task(int index) {
        return origin.definition().tasks().get(index);
    }

    /** The name of the task that is open. */
    public Optional<String> openTaskName() {
        return open.map(task -> task(task.triggered().task()).name());
    }

    /** The task that comes when none is open; absent when all are done. */
    Optional<Integer> nextTask() {
        return done.size() < origin.definition().tasks().size() ? Optional.of(done.size()) : Optional.empty();
    }

    Optional<DoneTask> lastDone() {
        return done.isEmpty() ? Optional.empty() : Optional.of(done.get(done.size() - 1));
    }

    /** Whether a person is asked to decide; also while the sequence is held. */
    boolean asksPerson() {
        return openTaskName().filter(Approval.TASK::equals).isPresent();
    }

    /** Whether it keeps others of its stage and service waiting: somebody works for it now. */
    public boolean blocks() {
        return switch (state) {
            case STARTED, PAUSED ->
                open.filter(task -> task.sent() && !task.isHeld()).isPresent() && !asksPerson();
            default -> false;
        };
    }

    /** Whether it only waits for its turn. */
    public boolean isReady(Instant now) {
        return switch (state) {
            case WAITING -> true;
            case STARTED ->
                open.filter(task -> !task.sent() && !task.triggered().sendAt().isAfter(now))
                        .isPresent();
            default -> false;
        };
    }

    /** Since when its open task waits for a first word, while that was not reported. */
    public Optional<Instant> silentSince() {
        return open.filter(OpenTask::isSilent).map(task -> task.triggered().sendAt());
    }

    /** When it must be looked at even if nothing comes in. */
    public Optional<Instant> due() {
        return switch (state) {
            case STARTED, WAITING_FOR_APPROVAL -> open.flatMap(OpenTask::wakeAt);
            case PAUSED -> open.filter(OpenTask::sent).flatMap(OpenTask::wakeAt);
            default -> Optional.empty();
        };
    }
}
