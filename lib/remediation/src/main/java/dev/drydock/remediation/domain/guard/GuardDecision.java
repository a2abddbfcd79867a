package dev.drydock.remediation.domain.guard;

import java.time.Instant;
import java.util.List;

/** Whether an action may be taken. */
public sealed interface GuardDecision {
    /** What each guard in force says, in the order in which they are asked. */
    List<Check> checks();

    /**
     * It may.
     *
     * @param shadow only as if: nothing is executed
     */
    record Act(boolean shadow, List<Check> checks) implements GuardDecision {
        public Act {
            checks = List.copyOf(checks);
        }
    }

    /**
     * Not now.
     *
     * @param by the guard that holds it
     * @param lookAgainAt when that may have changed
     * @param until when it ends, whatever the guards say then
     */
    record Hold(Check by, Instant lookAgainAt, Instant until, List<Check> checks) implements GuardDecision {
        public Hold {
            checks = List.copyOf(checks);
        }
    }

    /** Not at all: the next action of the list is tried. */
    record Skip(Check by, List<Check> checks) implements GuardDecision {
        public Skip {
            checks = List.copyOf(checks);
        }
    }

    /** Not at all, and no other: people take over. */
    record GiveUp(Check by, List<Check> checks) implements GuardDecision {
        public GiveUp {
            checks = List.copyOf(checks);
        }
    }
}
