package dev.drydock.remediation.domain.problem;

import java.util.Locale;

/** Where a problem is in its life. */
public enum ProblemState {
    OPEN,
    REMEDIATING,
    RESOLVED,
    RESOLVED_BY_ITSELF,
    ESCALATED,
    ABORTED;

    /** Whether something may still be done about it. */
    public boolean isOpen() {
        return this == OPEN || this == REMEDIATING;
    }

    /** The word in APIs and tables, such as {@code resolved-by-itself}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #word}. */
    public static ProblemState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
