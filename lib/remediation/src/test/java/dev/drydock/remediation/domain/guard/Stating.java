package dev.drydock.remediation.domain.guard;

import dev.drydock.model.remediation.Budget;
import dev.drydock.model.remediation.Freeze;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.HoldLimit;
import dev.drydock.model.remediation.Ineffective;
import dev.drydock.model.remediation.Risk;
import dev.drydock.model.remediation.Stated;
import dev.drydock.model.remediation.StormBrake;
import dev.drydock.model.remediation.WhenSpent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Guards as a file would state them, each at a place that tells its key. */
final class Stating {
    private final String file;
    private final List<Stated<Budget>> budgets = new ArrayList<>();
    private final List<Stated<Freeze>> freezes = new ArrayList<>();
    private Optional<Stated<Risk>> risk = Optional.empty();
    private Optional<Stated<WhenSpent>> whenSpent = Optional.empty();
    private Optional<Stated<Duration>> coolDown = Optional.empty();
    private Optional<Stated<Boolean>> shadow = Optional.empty();
    private Optional<Stated<Ineffective>> ineffective = Optional.empty();
    private Optional<Stated<Boolean>> waitForDelivery = Optional.empty();
    private Optional<Stated<HoldLimit>> hold = Optional.empty();
    private Optional<Stated<StormBrake>> stormBrake = Optional.empty();

    private Stating(String file) {
        this.file = file;
    }

    static Stating in(String file) {
        return new Stating(file);
    }

    Stating budget(int runs, Duration window) {
        budgets.add(stated("budget", new Budget(runs, window, runs + "/" + Words.length(window))));
        return this;
    }

    Stating whenSpent(WhenSpent what) {
        whenSpent = Optional.of(stated("whenSpent", what));
        return this;
    }

    Stating coolDown(Duration length) {
        coolDown = Optional.of(stated("coolDown", length));
        return this;
    }

    Stating freeze(Freeze freeze) {
        freezes.add(stated("freezes", freeze));
        return this;
    }

    Stating risk(Risk what) {
        risk = Optional.of(stated("risk", what));
        return this;
    }

    Stating shadow(boolean isSo) {
        shadow = Optional.of(stated("shadow", isSo));
        return this;
    }

    Stating ineffective(int runs, Duration within) {
        ineffective = Optional.of(stated("ineffective", new Ineffective(runs, within)));
        return this;
    }

    Stating waitForDelivery(boolean isSo) {
        waitForDelivery = Optional.of(stated("waitForDelivery", isSo));
        return this;
    }

    Stating hold(Duration atMost, HoldLimit.Then then) {
        hold = Optional.of(stated("hold", new HoldLimit(atMost, then)));
        return this;
    }

    Stating stormBrake(Optional<Integer> services, Optional<Double> percent) {
        stormBrake = Optional.of(stated("stormBrake", new StormBrake(services, percent)));
        return this;
    }

    Guards done() {
        return new Guards(
                risk, budgets, whenSpent, coolDown, freezes, shadow, ineffective, waitForDelivery, hold, stormBrake);
    }

    private <T> Stated<T> stated(String key, T value) {
        return new Stated<>(value, file + ":" + key);
    }
}
