package dev.drydock.remediation.domain.guard;

import dev.drydock.events.Scope;
import dev.drydock.model.remediation.Budget;
import dev.drydock.model.remediation.Ineffective;
import dev.drydock.model.remediation.Stated;
import dev.drydock.model.remediation.StormBrake;
import dev.drydock.model.remediation.WhenSpent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The guards that count what the ledger holds, one method each. A run in shadow mode counts for none of them. */
record CountingGuards(GuardFacts facts, List<Level> levels) {
    List<Finding> ineffective() {
        return levels.stream()
                .flatMap(level -> level.guards().ineffective().stream())
                .map(this::ineffective)
                .toList();
    }

    private Finding ineffective(Stated<Ineffective> stated) {
        var memory = stated.value();
        var wasted = executed()
                .filter(run -> run.scope().equals(facts.scope()))
                .filter(run -> run.problemType().equals(facts.problemType()))
                .filter(run -> run.action().equals(facts.action().action()))
                .filter(run -> run.effect() == ActionRun.Effect.INEFFECTIVE)
                .filter(run -> run.at().plus(memory.within()).isAfter(facts.now()))
                .count();
        var words = wasted == 0
                ? "it has not failed to help in the last " + Words.length(memory.within())
                : "it did not help in %s in the last %s"
                        .formatted(Words.count(wasted, "run"), Words.length(memory.within()));
        return wasted < memory.runs()
                ? Finding.pass("ineffective", words, stated.place())
                : Finding.skip("ineffective", words, stated.place());
    }

    List<Finding> budgets() {
        var wait = levels.stream()
                .flatMap(level -> level.guards().whenSpent().stream())
                .map(Stated::value)
                .findFirst()
                .filter(WhenSpent.WAIT::equals)
                .isPresent();
        return levels.stream()
                .flatMap(level -> level.guards().budget().stream().map(budget -> budget(level, budget, wait)))
                .toList();
    }

    private Finding budget(Level level, Stated<Budget> stated, boolean wait) {
        var budget = stated.value();
        var runs = executed().filter(level.covers()).map(ActionRun::at).toList();
        var words = "%d of %s in %s used by %s"
                .formatted(
                        SlidingWindow.used(budget, runs, facts.now()),
                        Words.count(budget.runs(), "run"),
                        Words.length(budget.window()),
                        level.name());
        var roomAt = SlidingWindow.roomAt(budget, runs, facts.now());
        if (roomAt.isEmpty()) {
            return Finding.pass("budget", words, stated.place());
        }
        var spent = words + ", there is room again at " + Words.time(roomAt.get());
        return wait
                ? Finding.hold("budget", spent, stated.place(), roomAt.get())
                : Finding.skip("budget", spent, stated.place());
    }

    List<Finding> coolDowns() {
        return levels.stream()
                .flatMap(level -> level.guards().coolDown().stream().map(coolDown -> coolDown(level, coolDown)))
                .toList();
    }

    private Finding coolDown(Level level, Stated<Duration> stated) {
        var length = stated.value();
        var last = executed().filter(level.covers()).map(ActionRun::at).max(Comparator.naturalOrder());
        return last.filter(at -> at.plus(length).isAfter(facts.now()))
                .map(at -> Finding.hold(
                        "cool-down",
                        "the last run of %s was at %s, it cools down for %s until %s"
                                .formatted(
                                        level.name(),
                                        Words.time(at),
                                        Words.length(length),
                                        Words.time(at.plus(length))),
                        stated.place(),
                        at.plus(length)))
                .orElseGet(() -> Finding.pass(
                        "cool-down",
                        "the last run of %s is not in the last %s".formatted(level.name(), Words.length(length)),
                        stated.place()));
    }

    List<Finding> stormBrakes() {
        return levels.stream()
                .flatMap(level -> level.guards().stormBrake().stream())
                .map(this::stormBrake)
                .toList();
    }

    private Finding stormBrake(Stated<StormBrake> stated) {
        if (stated.value().percent().isPresent() && facts.stage().blind().isPresent()) {
            return EachGuard.blind(facts, "storm-brake", "how many services the stage has", stated.place());
        }
        var others = executed()
                .filter(ActionRun::underWay)
                .map(ActionRun::scope)
                .filter(scope -> scope.stage().equals(facts.scope().stage()))
                .map(Scope::service)
                .filter(service -> !service.equals(facts.scope().service()))
                .distinct()
                .count();
        var most = most(stated.value());
        var words = "%s of stage '%s' %s under remediation, at most %d may be at once"
                .formatted(
                        Words.count(others, "other service"), facts.scope().stage(), others == 1 ? "is" : "are", most);
        return others < most
                ? Finding.pass("storm-brake", words, stated.place())
                : Finding.hold("storm-brake", words, stated.place(), EachGuard.soon(facts));
    }

    private long most(StormBrake brake) {
        var byNumber = brake.services().map(Integer::longValue);
        var byShare = brake.percent().map(this::share);
        return Stream.concat(byNumber.stream(), byShare.stream())
                .min(Comparator.naturalOrder())
                .orElse(Long.MAX_VALUE);
    }

    /** Rounded down in decimals, as users wrote the share; at least one, or nothing could ever be healed. */
    private long share(double percent) {
        var services = BigDecimal.valueOf(facts.stage().services());
        return Math.max(
                1,
                services.multiply(BigDecimal.valueOf(percent))
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact());
    }

    private Stream<ActionRun> executed() {
        return facts.ledger().runs().stream().filter(run -> !run.shadow());
    }
}
