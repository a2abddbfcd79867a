package dev.drydock.shipyard.domain.sequence;

import dev.drydock.events.EventId;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskFinished;
import dev.drydock.shipyard.domain.sequence.SequenceFact.TaskTriggered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The task that a sequence execution is at.
 *
 * @param sent whether its triggered event is out, or still waits for its time
 * @param started who works on it
 * @param finished who is done, in the order they said so
 */
public record OpenTask(TaskTriggered triggered, boolean sent, Set<String> started, List<TaskFinished> finished) {
    public OpenTask {
        started = Set.copyOf(started);
        finished = List.copyOf(finished);
    }

    static OpenTask of(TaskTriggered triggered) {
        return new OpenTask(triggered, !triggered.sendAt().isAfter(triggered.at()), Set.of(), List.of());
    }

    public EventId triggeredId() {
        return triggered.triggeredId();
    }

    /** Done when everybody who started has finished; by who it is, not by how many. */
    boolean isDone() {
        return !started.isEmpty() && finishers().equals(started);
    }

    boolean hasFinished(String source) {
        return finishers().contains(source);
    }

    /** When something must have happened, else time runs out; absent if a person may take any time. */
    public Optional<Instant> due() {
        if (!sent) {
            return Optional.of(triggered.sendAt());
        }
        return started.isEmpty() && finished.isEmpty() ? Optional.of(triggered.startBy()) : triggered.finishBy();
    }

    OpenTask withSent() {
        return new OpenTask(triggered, true, started, finished);
    }

    OpenTask withStarted(String source) {
        var all = new LinkedHashSet<>(started);
        all.add(source);
        return new OpenTask(triggered, sent, all, finished);
    }

    OpenTask withFinished(TaskFinished answer) {
        var all = new ArrayList<>(finished);
        all.add(answer);
        return new OpenTask(triggered, sent, started, all);
    }

    private Set<String> finishers() {
        var sources = new HashSet<String>();
        finished.forEach(answer -> sources.add(answer.source()));
        return sources;
    }
}
