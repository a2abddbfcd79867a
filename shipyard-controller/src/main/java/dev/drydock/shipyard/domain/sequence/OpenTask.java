package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskFinished;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskTriggered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The task that a sequence execution is at.
 *
 * @param triggered how it was asked for; its times move when its event goes out later than planned
 * @param sent whether its triggered event is out, or still waits for its time
 * @param reported whether somebody said something about it; that is an answer, but no promise to finish
 * @param unanswered what was reported about the silence, while it lasts
 * @param started who works on it, in the order they said so
 * @param finished who is done, in the order they said so
 */
public record OpenTask(
        TaskTriggered triggered,
        boolean sent,
        boolean reported,
        Optional<String> unanswered,
        Set<String> started,
        List<TaskFinished> finished) {
    public OpenTask {
        started = Collections.unmodifiableSet(new LinkedHashSet<>(started));
        finished = List.copyOf(finished);
    }

    static OpenTask of(TaskTriggered triggered) {
        return new OpenTask(
                triggered, !triggered.sendAt().isAfter(triggered.at()), false, Optional.empty(), Set.of(), List.of());
    }

    public EventId triggeredId() {
        return triggered.triggeredId();
    }

    /** Done when everybody who started has finished; by who it is, not by how many. */
    boolean isDone() {
        return !started.isEmpty() && finishers().containsAll(started);
    }

    boolean hasFinished(String source) {
        return finishers().contains(source);
    }

    /** When something must have happened, else time runs out; absent if a person may take any time. */
    public Optional<Instant> due() {
        if (!sent) {
            return Optional.of(triggered.sendAt());
        }
        return isAnswered() ? triggered.finishBy() : Optional.of(triggered.startBy());
    }

    boolean isAnswered() {
        return reported || !started.isEmpty() || !finished.isEmpty();
    }

    /** Whether nobody has answered it yet, and nobody was told so. */
    boolean isSilent() {
        return sent && !isAnswered() && unanswered.isEmpty();
    }

    OpenTask withUnanswered(String message) {
        return new OpenTask(triggered, sent, reported, Optional.of(message), started, finished);
    }

    /** Its event went out: the time that answers may take counts from now, however long it had to wait. */
    OpenTask withSent(Instant at) {
        var late = Duration.between(triggered.sendAt(), at);
        var moved = new TaskTriggered(
                triggered.task(),
                triggered.triggeredId(),
                triggered.at(),
                at,
                triggered.startBy().plus(late),
                triggered.finishBy().map(by -> by.plus(late)));
        return new OpenTask(moved, true, reported, unanswered, started, finished);
    }

    OpenTask withReported() {
        return new OpenTask(triggered, sent, true, Optional.empty(), started, finished);
    }

    OpenTask withStarted(String source) {
        var all = new LinkedHashSet<>(started);
        all.add(source);
        return new OpenTask(triggered, sent, reported, Optional.empty(), all, finished);
    }

    OpenTask withFinished(TaskFinished answer) {
        var all = new ArrayList<>(finished);
        all.add(answer);
        return new OpenTask(triggered, sent, reported, Optional.empty(), started, all);
    }

    private Set<String> finishers() {
        var sources = new HashSet<String>();
        finished.forEach(answer -> sources.add(answer.source()));
        return sources;
    }
}
