package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.remediation.Undo;
import dev.drydock.remediation.domain.problem.Timeline.Kind;
import dev.drydock.remediation.domain.problem.UndoRun.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What is done once a problem is closed: actions that say so are taken back, the newest first, one after the other. Never
 * past a person: where one stopped the remediation, nothing is taken back.
 */
final class AfterEnd {
    /** What is taken back when the file cannot be read stands under the project's guards alone. */
    static final Remediation NO_FILE = new Remediation("", List.of());

    private AfterEnd() {}

    /** A problem that was closed just now, with what is to be taken back. */
    static ProblemLife planned(ProblemLife closed, Instant now) {
        var due = new ArrayList<UndoRun>();
        closed.attempts().stream()
                .filter(attempt -> !isUndone(closed, attempt))
                .forEach(attempt ->
                        atEnd(attempt).ifPresent(undo -> due.add(UndoRun.due(closed, attempt, undo.action(), now))));
        if (due.isEmpty()) {
            return closed;
        }
        if (closed.state() == ProblemState.ABORTED) {
            return closed.noting(now, Kind.UNDO, "nothing is taken back, because a person stopped the remediation");
        }
        Collections.reverse(due);
        return closed.undoing(due, Optional.of(now), closed.timeline());
    }

    /** The sequence of an undo has ended. */
    static Change ended(ProblemLife life, EventId triggeredId, SequenceRun.Ending ending, Instant now) {
        var told = life.timeline();
        var undos = new ArrayList<UndoRun>();
        for (var undo : life.undos()) {
            var ends = undo.triggeredId().equals(triggeredId) && undo.state() == State.RUNNING;
            undos.add(ends ? undo.now(State.DONE, LifeWords.ended(ending)) : undo);
            told = ends ? told.and(now, Kind.UNDO, title(undo) + ": " + LifeWords.ended(ending)) : told;
        }
        return Change.of(life.undoing(undos, lookAgain(undos, now), told));
    }

    static String title(UndoRun undo) {
        return "undo by %s".formatted(undo.action().title());
    }

    private static Optional<Instant> lookAgain(List<UndoRun> undos, Instant now) {
        return undos.stream().allMatch(UndoRun::isOver) ? Optional.empty() : Optional.of(now);
    }

    private static Optional<Undo> atEnd(Attempt attempt) {
        return attempt.undoWhen(Undo.When.CLOSED)
                .or(() -> attempt.madeItWorse() ? attempt.undoWhen(Undo.When.WORSE) : Optional.empty());
    }

    private static boolean isUndone(ProblemLife life, Attempt attempt) {
        return life.attempts().stream()
                .anyMatch(other -> other.undoes().equals(Optional.of(attempt.askedBy())) && !other.shadow());
    }

    static Action guarded(UndoRun undo, Remediation file, ProblemLife life) {
        return GuardedUndo.of(undo.action(), file, life, undo.index());
    }
}
