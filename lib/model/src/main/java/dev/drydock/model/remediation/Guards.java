package dev.drydock.model.remediation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What holds actions back, as one level of the files states it: for an action, a service, a stage or a project. Each level
 * counts what it covers; the guards of all levels apply together. All keys are Drydock's own, Keptn does not read them.
 *
 * @param coolDown from the beginning of one run to that of the next
 * @param stormBrake of a project or stage alone
 * @param waitForDelivery true when no file says anything
 * @param hold the most specific level that states one is used, else {@link HoldLimit#DEFAULT}
 */
public record Guards(
        Optional<Stated<Risk>> risk,
        List<Stated<Budget>> budget,
        Optional<Stated<WhenSpent>> whenSpent,
        Optional<Stated<Duration>> coolDown,
        List<Stated<Freeze>> freezes,
        Optional<Stated<Boolean>> shadow,
        Optional<Stated<Ineffective>> ineffective,
        Optional<Stated<Boolean>> waitForDelivery,
        Optional<Stated<HoldLimit>> hold,
        Optional<Stated<StormBrake>> stormBrake) {
    /** Nothing stated. */
    public static final Guards NONE = new Guards(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Guards {
        budget = List.copyOf(budget);
        freezes = List.copyOf(freezes);
    }
}
