package dev.drydock.remediation.domain.simulation;

import dev.drydock.remediation.domain.guard.Check;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that happens in the life of a simulated problem.
 *
 * @param action what action providers select by; empty where it is about none
 * @param words one sentence
 * @param place {@code file:line:column} of what decided: the guard, else the action; empty when no file did
 * @param by the guard that decided, if one did
 * @param checks what each guard in force said, where an action was decided about
 */
public record Happening(
        Instant at, Kind kind, String action, String words, String place, Optional<Check> by, List<Check> checks) {
    public Happening {
        checks = List.copyOf(checks);
    }

    /** What kind of thing. */
    public enum Kind {
        OPENED,
        /** An action is executed. */
        GIVEN,
        /** An action would be executed. */
        SHADOWED,
        HELD,
        SKIPPED,
        /** No action any more: people take over. */
        REFUSED,
        /** The sequence with the action ended, as the evaluation found. */
        MEASURED,
        /** An action is taken back. */
        UNDONE,
        /** An undo would be due, but is left out. */
        LEFT_OUT,
        CLOSED;

        /** The word in tables and JSON, such as {@code left-out}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
