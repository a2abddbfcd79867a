package dev.drydock.remediation.domain.guard;

import dev.drydock.model.remediation.Budget;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Budgets over windows that slide: a run counts until exactly one window's length after its beginning. */
final class SlidingWindow {
    private SlidingWindow() {}

    /** How many of the runs count at that time. */
    static long used(Budget budget, List<Instant> runs, Instant now) {
        return runs.stream().filter(at -> counts(budget, at, now)).count();
    }

    /** When a spent budget has room again; absent when it has room now. */
    static Optional<Instant> roomAt(Budget budget, List<Instant> runs, Instant now) {
        return runs.stream()
                .filter(at -> counts(budget, at, now))
                .sorted(Comparator.reverseOrder())
                .skip(budget.runs() - 1L)
                .findFirst()
                .map(at -> at.plus(budget.window()));
    }

    private static boolean counts(Budget budget, Instant at, Instant now) {
        return at.plus(budget.window()).isAfter(now);
    }
}
