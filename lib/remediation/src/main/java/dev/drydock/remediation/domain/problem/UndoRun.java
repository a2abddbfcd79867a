package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.model.remediation.Action;
import java.time.Instant;
import java.util.Locale;

/**
 * What takes an action back after its problem is closed.
 *
 * @param of the get-action whose action it takes back
 * @param index that action's place in the file's list, from 0
 * @param given when that action was given
 * @param action what is done
 * @param since when it became due
 * @param triggeredId the id of the {@code undo.triggered} that asks for it
 * @param words why it was left out, or how it ended
 */
public record UndoRun(
        EventId of,
        int index,
        Instant given,
        Action action,
        State state,
        Instant since,
        EventId triggeredId,
        String words) {
    /** Where it stands. */
    public enum State {
        /** Not asked for yet. */
        DUE,
        /** A sequence does it. */
        RUNNING,
        /** Its sequence is over. */
        DONE,
        /** It was not done, and will not be. */
        LEFT_OUT;

        /** The word in APIs and tables, such as {@code left-out}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads {@link #word}. */
        public static State ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    static UndoRun due(ProblemLife life, Attempt attempt, Action action, Instant now) {
        var id = life.id().event("undo of " + attempt.askedBy(), ClosingNotice.SOURCE);
        return new UndoRun(attempt.askedBy(), attempt.index(), attempt.at(), action, State.DUE, now, id, "");
    }

    UndoRun now(State other, String why) {
        return new UndoRun(of, index, given, action, other, since, triggeredId, why);
    }

    boolean isOver() {
        return state == State.DONE || state == State.LEFT_OUT;
    }
}
