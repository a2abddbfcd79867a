package dev.drydock.remediation.domain.problem;

import dev.drydock.model.remediation.Budget;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.HoldLimit;
import dev.drydock.model.remediation.Ineffective;
import dev.drydock.model.remediation.Risk;
import dev.drydock.model.remediation.Stated;
import dev.drydock.model.remediation.StormBrake;
import dev.drydock.model.remediation.WhenSpent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Guards as files would state them, key by key. */
final class GuardsOf {
    static final String PLACE = "helloservice/remediation.yaml:12:9";

    private Optional<Stated<Risk>> risk = Optional.empty();
    private List<Stated<Budget>> budget = List.of();
    private Optional<Stated<WhenSpent>> whenSpent = Optional.empty();
    private Optional<Stated<Duration>> coolDown = Optional.empty();
    private Optional<Stated<Boolean>> shadow = Optional.empty();
    private Optional<Stated<Ineffective>> ineffective = Optional.empty();
    private Optional<Stated<HoldLimit>> hold = Optional.empty();
    private Optional<Stated<StormBrake>> brake = Optional.empty();

    GuardsOf risk(Risk value) {
        risk = stated(value);
        return this;
    }

    GuardsOf budget(int runs, Duration window) {
        budget = List.of(new Stated<>(new Budget(runs, window, runs + "/" + window), PLACE));
        return this;
    }

    GuardsOf whenSpent(WhenSpent value) {
        whenSpent = stated(value);
        return this;
    }

    GuardsOf coolDown(Duration value) {
        coolDown = stated(value);
        return this;
    }

    GuardsOf shadow() {
        shadow = stated(true);
        return this;
    }

    GuardsOf ineffective(int runs) {
        ineffective = stated(new Ineffective(runs, Duration.ofHours(24)));
        return this;
    }

    GuardsOf hold(Duration atMost, HoldLimit.Then then) {
        hold = stated(new HoldLimit(atMost, then));
        return this;
    }

    GuardsOf brake(int services) {
        brake = stated(new StormBrake(Optional.of(services), Optional.empty()));
        return this;
    }

    Guards all() {
        return new Guards(
                risk, budget, whenSpent, coolDown, List.of(), shadow, ineffective, Optional.empty(), hold, brake);
    }

    private static <T> Optional<Stated<T>> stated(T value) {
        return Optional.of(new Stated<>(value, PLACE));
    }
}
