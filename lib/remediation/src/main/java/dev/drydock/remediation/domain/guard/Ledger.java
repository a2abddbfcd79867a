package dev.drydock.remediation.domain.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a decision about an action reads under the project's guard lock.
 *
 * @param now by the one clock that all replicas share, read under the lock: budgets and cool-downs are exact by it
 * @param runs of the project, the newest first: as far back as guards look, and all whose problem is open
 * @param switches all that are on
 * @param score the newest score of the service in the stage, if it is fresh
 */
public record Ledger(Instant now, List<ActionRun> runs, List<KillSwitch> switches, Optional<Double> score) {
    /** How old a score may be to count as the one before an action. */
    public static final Duration FRESH = Duration.ofMinutes(30);

    /** A problem that comes back within this time after its end was not healed by the action that seemed to heal it. */
    public static final Duration RECURS_WITHIN = Duration.ofMinutes(15);

    public Ledger {
        runs = List.copyOf(runs);
        switches = List.copyOf(switches);
    }

    /** Of a project in which nothing was done yet. */
    public static Ledger empty(Instant now) {
        return new Ledger(now, List.of(), List.of(), Optional.empty());
    }
}
