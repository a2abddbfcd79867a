package dev.drydock.remediation.domain.guard;

import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.Guards;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.HoldLimit;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.remediation.Stated;
import dev.drydock.remediation.domain.guard.Finding.Wish;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether an action may be taken now: every guard in force is asked, and the first that does not let it pass decides. A
 * person's kill switch comes first and a person's approval last, so that nobody is asked about what would not be done.
 */
public final class GuardRules {
    /** The guard that people's approval lets go. */
    public static final String RISK = "risk";

    private GuardRules() {}

    /** Decides. */
    public static GuardDecision decide(GuardFacts facts) {
        return decide(facts, all(facts));
    }

    /**
     * Decides about what takes an action back, by the guards of that action: a kill switch and a freeze hold it, too; nothing
     * else does, because leaving the action in place may be the greater harm.
     */
    public static GuardDecision decideUndo(GuardFacts facts) {
        var guards = new EachGuard(facts, Level.of(facts));
        return decide(facts, Stream.of(guards.killSwitches(), guards.freezes(), guards.shadow()));
    }

    private static GuardDecision decide(GuardFacts facts, Stream<List<Finding>> asked) {
        var levels = Level.of(facts);
        var findings = asked.flatMap(List::stream).toList();
        var checks = findings.stream().map(Finding::check).toList();
        var stopping =
                findings.stream().filter(finding -> finding.wish() != Wish.PASS).findFirst();
        if (stopping.isEmpty()) {
            return new GuardDecision.Act(isShadow(levels), checks);
        }
        var by = stopping.get();
        return by.wish() == Wish.SKIP ? new GuardDecision.Skip(by.check(), checks) : held(facts, levels, by, checks);
    }

    private static Stream<List<Finding>> all(GuardFacts facts) {
        var levels = Level.of(facts);
        var guards = new EachGuard(facts, levels);
        var counting = new CountingGuards(facts, levels);
        return Stream.of(
                guards.killSwitches(),
                counting.ineffective(),
                guards.freezes(),
                guards.delivery(),
                counting.budgets(),
                counting.coolDowns(),
                counting.stormBrakes(),
                guards.risk(),
                guards.shadow());
    }

    private static GuardDecision held(GuardFacts facts, List<Level> levels, Finding by, List<Check> checks) {
        var limit = holdLimit(levels);
        var since = by.check().guard().equals(RISK)
                ? facts.hold().askedSince()
                : facts.hold().since();
        var giveUpAt = since.orElse(facts.now()).plus(limit.atMost());
        if (giveUpAt.isAfter(facts.now())) {
            var next = by.lookAgainAt().orElse(giveUpAt);
            return new GuardDecision.Hold(by.check(), next.isBefore(giveUpAt) ? next : giveUpAt, giveUpAt, checks);
        }
        return switch (limit.then()) {
            case NEXT -> new GuardDecision.Skip(by.check(), checks);
            case ACT ->
                by.check().guard().equals(RISK)
                        ? new GuardDecision.Act(isShadow(levels), checks)
                        : new GuardDecision.GiveUp(by.check(), checks);
            case ESCALATE -> new GuardDecision.GiveUp(by.check(), checks);
        };
    }

    private static HoldLimit holdLimit(List<Level> levels) {
        return levels.stream()
                .flatMap(level -> level.guards().hold().stream())
                .map(Stated::value)
                .findFirst()
                .orElse(HoldLimit.DEFAULT);
    }

    private static boolean isShadow(List<Level> levels) {
        return levels.stream()
                .flatMap(level -> level.guards().shadow().stream())
                .anyMatch(Stated::value);
    }

    /** How many different people must approve the action. */
    public static int approvals(GuardFacts facts) {
        return Level.of(facts).stream()
                .flatMap(level -> level.guards().risk().stream())
                .mapToInt(risk -> risk.value().approvals())
                .max()
                .orElse(0);
    }

    /** How far back the ledger is needed to decide by these files; none of their guards counts what is older. */
    public static Duration looksBack(Remediation service, GuardsFile file) {
        var ofActions = service.remedies().stream()
                .flatMap(remedy -> remedy.actionsOnOpen().stream())
                .flatMap(List::stream)
                .map(Action::guards);
        var ofProject = Stream.of(file.stages().values(), file.actions().values(), List.of(file.project()))
                .flatMap(Collection::stream);
        return Stream.of(ofActions, ofProject, Stream.of(service.guards()))
                .flatMap(all -> all)
                .flatMap(GuardRules::windows)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Stream<Duration> windows(Guards guards) {
        return Stream.of(
                        guards.budget().stream().map(budget -> budget.value().window()),
                        guards.coolDown().stream().map(Stated::value),
                        guards.ineffective().stream()
                                .map(memory -> memory.value().within()))
                .flatMap(all -> all);
    }
}
