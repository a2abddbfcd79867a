package dev.drydock.remediation.domain.guard;

import dev.drydock.events.Scope;
import dev.drydock.model.remediation.Budget;
import dev.drydock.model.remediation.Risk;
import dev.drydock.model.remediation.Stated;
import dev.drydock.model.remediation.StormBrake;
import dev.drydock.model.remediation.WhenSpent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The guards, one method each. A run in shadow mode counts for none of them. */
record EachGuard(GuardFacts facts, List<Level> levels) {
    static final String RISK = "risk";
    private static final Duration SOON = Duration.ofSeconds(5);
    /** Lifting a switch is told; this is for what is not heard. */
    private static final Duration UNTIL_LIFTED = Duration.ofSeconds(30);

    List<Finding> killSwitches() {
        return facts.switches().stream()
                .filter(one -> one.stops(facts.scope(), facts.action().action(), facts.now()))
                .map(one -> Finding.hold(
                        "kill-switch",
                        "%s stopped %s: %s%s"
                                .formatted(
                                        one.by(),
                                        covered(one),
                                        one.reason(),
                                        one.until()
                                                .map(until -> " (until " + until + ")")
                                                .orElse("")),
                        "",
                        one.until().orElse(facts.now().plus(UNTIL_LIFTED))))
                .toList();
    }

    List<Finding> ineffective() {
        return levels.stream()
                .flatMap(level -> level.guards().ineffective().stream())
                .map(memory -> {
                    var since = facts.now().minus(memory.value().within());
                    var wasted = executed()
                            .filter(run -> run.scope().equals(facts.scope()))
                            .filter(run -> run.problemType().equals(facts.problemType()))
                            .filter(run -> run.action().equals(facts.action().action()))
                            .filter(run -> run.effect() == ActionRun.Effect.INEFFECTIVE)
                            .filter(run -> run.at().isAfter(since))
                            .count();
                    var words = "%s did not help %d of at most %d times within %s"
                            .formatted(
                                    facts.action().title(),
                                    wasted,
                                    memory.value().runs(),
                                    memory.value().within());
                    return wasted >= memory.value().runs()
                            ? Finding.skip("ineffective", words, memory.place())
                            : Finding.pass("ineffective", words, memory.place());
                })
                .toList();
    }

    List<Finding> freezes() {
        return levels.stream()
                .flatMap(level -> level.guards().freezes().stream())
                .map(freeze -> {
                    var name = freeze.value().name().isEmpty()
                            ? "the freeze"
                            : "the freeze '" + freeze.value().name() + "'";
                    return FreezeTimes.endOf(freeze.value(), facts.now())
                            .map(end -> Finding.hold("freeze", name + " lasts until " + end, freeze.place(), end))
                            .orElseGet(() -> Finding.pass("freeze", name + " is not in force", freeze.place()));
                })
                .toList();
    }

    List<Finding> delivery() {
        var stated = levels.stream()
                .flatMap(level -> level.guards().waitForDelivery().stream())
                .findFirst();
        if (!stated.map(Stated::value).orElse(true)) {
            return List.of();
        }
        var place = stated.map(Stated::place).orElse("");
        if (facts.blind().isPresent()) {
            return List.of(blind("delivery", "whether a delivery of the service runs", place));
        }
        return List.of(facts.delivery()
                .map(what -> Finding.hold(
                        "delivery",
                        "%s works on the service".formatted(what),
                        place,
                        facts.now().plus(SOON)))
                .orElseGet(() -> Finding.pass("delivery", "no delivery of the service runs in the stage", place)));
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
        var words = "%d of %s used by the %s"
                .formatted(SlidingWindow.used(budget, runs, facts.now()), budget.text(), level.name());
        var roomAt = SlidingWindow.roomAt(budget, runs, facts.now());
        if (roomAt.isEmpty()) {
            return Finding.pass("budget", words, stated.place());
        }
        var spent = words + ", there is room again at " + roomAt.get();
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
        var last = executed().filter(level.covers()).map(ActionRun::at).max(Comparator.naturalOrder());
        var over = last.map(at -> at.plus(stated.value())).filter(facts.now()::isBefore);
        return over.map(at -> Finding.hold(
                        "cool-down",
                        "the %s ran at %s and cools down until %s".formatted(level.name(), last.orElseThrow(), at),
                        stated.place(),
                        at))
                .orElseGet(() ->
                        Finding.pass("cool-down", "the %s has cooled down".formatted(level.name()), stated.place()));
    }

    List<Finding> stormBrakes() {
        return levels.stream()
                .flatMap(level -> level.guards().stormBrake().stream())
                .map(this::stormBrake)
                .toList();
    }

    private Finding stormBrake(Stated<StormBrake> stated) {
        if (stated.value().percent().isPresent() && facts.blind().isPresent()) {
            return blind("storm-brake", "how many services the stage has", stated.place());
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
        var words = "%d other services of stage %s are under remediation, at most %d may be at once"
                .formatted(others, facts.scope().stage(), most);
        return others < most
                ? Finding.pass("storm-brake", words, stated.place())
                : Finding.hold("storm-brake", words, stated.place(), facts.now().plus(SOON));
    }

    private long most(StormBrake brake) {
        var byNumber = brake.services().map(Integer::longValue);
        var byShare = brake.percent()
                .map(percent -> Math.max(1L, (long) Math.floor(facts.servicesOfStage() * percent / 100)));
        return Stream.concat(byNumber.stream(), byShare.stream())
                .min(Comparator.naturalOrder())
                .orElse(Long.MAX_VALUE);
    }

    List<Finding> risk() {
        return levels.stream()
                .flatMap(level -> level.guards().risk().stream())
                .max(Comparator.comparing(Stated::value))
                .map(this::risk)
                .map(List::of)
                .orElse(List.of());
    }

    private Finding risk(Stated<Risk> stated) {
        var declined = facts.votes().stream().filter(vote -> !vote.approved()).findFirst();
        if (declined.isPresent()) {
            return Finding.skip(RISK, "%s declined%s".formatted(declined.get().by(), said(declined)), stated.place());
        }
        var needed = stated.value().approvals();
        var by = facts.votes().stream().map(ApprovalVote::by).distinct().toList();
        var words = "risk %s: %d of %d approvals%s"
                .formatted(
                        stated.value().word(),
                        by.size(),
                        needed,
                        by.isEmpty() ? "" : " (" + String.join(", ", by) + ")");
        return by.size() >= needed
                ? Finding.pass(RISK, words, stated.place())
                : new Finding(
                        new Check(RISK, false, words, stated.place()), Finding.Wish.HOLD, Optional.<Instant>empty());
    }

    private Finding blind(String guard, String what, String place) {
        return Finding.hold(
                guard,
                "it cannot be told %s: %s".formatted(what, facts.blind().orElseThrow()),
                place,
                facts.now().plus(SOON));
    }

    private static String said(Optional<ApprovalVote> vote) {
        return vote.map(ApprovalVote::comment)
                .filter(comment -> !comment.isEmpty())
                .map(comment -> ": " + comment)
                .orElse("");
    }

    private String covered(KillSwitch one) {
        var what = one.action().map(action -> "action '" + action + "'").orElse("all actions");
        var stage = one.stage().map(name -> " in stage '" + name + "'").orElse("");
        var project = one.project().map(name -> " of project '" + name + "'").orElse(" of every project");
        return what + stage + project;
    }

    private Stream<ActionRun> executed() {
        return facts.runs().stream().filter(run -> !run.shadow());
    }
}
