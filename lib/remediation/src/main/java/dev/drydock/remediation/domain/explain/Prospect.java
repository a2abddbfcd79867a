package dev.drydock.remediation.domain.explain;

import dev.drydock.remediation.domain.guard.Check;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What would be done now about the problems of a service.
 *
 * @param unusable why nothing at all would be done: no file, or one with mistakes
 * @param remedies one for each type of problem that the file knows
 */
public record Prospect(Optional<String> unusable, List<Remedy> remedies) {
    public Prospect {
        remedies = List.copyOf(remedies);
    }

    /**
     * What would be done about one type of problem.
     *
     * @param words in one sentence
     * @param actions in the order of the file, up to the first that would be taken or held
     */
    public record Remedy(String problemType, String words, List<Turn> actions) {
        public Remedy {
            actions = List.copyOf(actions);
        }
    }

    /** What would become of an action. */
    public enum Verdict {
        ACT,
        SHADOW,
        HOLD,
        SKIP,
        GIVE_UP;

        /** The word in APIs, such as {@code give-up}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One action's turn.
     *
     * @param number in the file's list, from 1
     * @param title what people call it
     * @param place {@code file:line:column}
     * @param decidedBy the guard that would not let it go
     * @param lookAgainAt when that guard may let go
     */
    public record Turn(
            int number,
            String title,
            String action,
            String place,
            Verdict verdict,
            Optional<Check> decidedBy,
            Optional<Instant> lookAgainAt,
            List<Check> checks) {}
}
