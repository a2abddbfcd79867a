package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the sequences that work on a problem go.
 *
 * @param goneByItself whether the monitoring tool said that the problem is over
 * @param endMissed whether the engine said that all is over while a sequence seems to run
 * @param lookAgainAt when to decide again, should nothing be heard until then
 */
public record Loop(List<SequenceRun> runs, boolean goneByItself, boolean endMissed, Optional<Instant> lookAgainAt) {
    static final Loop NONE = new Loop(List.of(), false, false, Optional.empty());

    public Loop {
        runs = List.copyOf(runs);
    }

    boolean isRunning() {
        return runs.stream().anyMatch(SequenceRun::isRunning);
    }

    boolean has(EventId triggeredId) {
        return runs.stream().anyMatch(run -> run.triggeredId().equals(triggeredId));
    }

    boolean hasOpen(EventId triggeredId) {
        return runs.stream()
                .anyMatch(run -> run.isRunning() && run.triggeredId().equals(triggeredId));
    }

    /** How the newest of the ended sequences ended, by the engine's clock: its events may come in any order. */
    Optional<SequenceRun.Ending> lastEnding() {
        return runs.stream()
                .flatMap(run -> run.ending().stream())
                .reduce((one, other) -> other.eventTime().isBefore(one.eventTime()) ? one : other);
    }

    Loop with(SequenceRun run) {
        return new Loop(Tries.added(runs, run), goneByItself, false, lookAgainAt);
    }

    Loop ended(EventId triggeredId, SequenceRun.Ending ending) {
        var ended = runs.stream()
                .map(run -> run.triggeredId().equals(triggeredId) ? run.ended(ending) : run)
                .toList();
        return new Loop(ended, goneByItself, endMissed, lookAgainAt);
    }

    Loop gone() {
        return new Loop(runs, true, endMissed, lookAgainAt);
    }

    Loop back() {
        return new Loop(runs, false, endMissed, lookAgainAt);
    }

    Loop lookingAgainAt(Optional<Instant> when, boolean missed) {
        return new Loop(runs, goneByItself, missed, when);
    }
}
