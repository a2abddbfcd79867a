package dev.drydock.model.remediation;

import java.util.Set;

/**
 * What takes an action back.
 *
 * @param action what is done; it has no undo of its own
 * @param when both when the file does not say
 */
public record Undo(Action action, Set<When> when) {
    public Undo {
        when = Set.copyOf(when);
    }

    /** When it is done. */
    public enum When {
        /** The score got worse by the action. */
        WORSE,
        /** The problem is over, however it ended. */
        CLOSED
    }
}
