package dev.drydock.remediation.domain.guard;

import dev.drydock.model.remediation.HoldLimit;
import dev.drydock.model.remediation.Stated;
import dev.drydock.remediation.domain.guard.Finding.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an action may be taken now: every guard in force is asked, and the first that does not let it pass decides. A
 * person's kill switch comes first and a person's approval last, so that nobody is asked about what would not be done.
 */
public final class GuardRules {
    private GuardRules() {}

    /** Decides. */
    public static GuardDecision decide(GuardFacts facts) {
        var levels = Level.of(facts);
        var findings = findings(facts, levels);
        var checks = findings.stream().map(Finding::check).toList();
        var stopping =
                findings.stream().filter(finding -> finding.wish() != Wish.PASS).findFirst();
        if (stopping.isEmpty()) {
            return new GuardDecision.Act(isShadow(levels), checks);
        }
        var by = stopping.get();
        return by.wish() == Wish.SKIP ? new GuardDecision.Skip(by.check(), checks) : held(facts, levels, by, checks);
    }

    private static List<Finding> findings(GuardFacts facts, List<Level> levels) {
        var guards = new EachGuard(facts, levels);
        var findings = new ArrayList<Finding>();
        Stream.of(
                        guards.killSwitches(),
                        guards.ineffective(),
                        guards.freezes(),
                        guards.delivery(),
                        guards.budgets(),
                        guards.coolDowns(),
                        guards.stormBrakes(),
                        guards.risk())
                .forEach(findings::addAll);
        return findings;
    }

    private static GuardDecision held(GuardFacts facts, List<Level> levels, Finding by, List<Check> checks) {
        var limit = holdLimit(levels);
        var giveUpAt = facts.heldSince().orElse(facts.now()).plus(limit.atMost());
        if (giveUpAt.isAfter(facts.now())) {
            var next = by.lookAgainAt().orElse(giveUpAt);
            return new GuardDecision.Hold(by.check(), next.isBefore(giveUpAt) ? next : giveUpAt, checks);
        }
        return switch (limit.then()) {
            case NEXT -> new GuardDecision.Skip(by.check(), checks);
            case ACT ->
                by.check().guard().equals(EachGuard.RISK)
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

    /** How far back the ledger is needed for these facts' guards; empty when no guard looks back. */
    public static Optional<Duration> looksBack(GuardFacts facts) {
        return Level.of(facts).stream()
                .flatMap(level -> Stream.concat(
                        level.guards().budget().stream()
                                .map(budget -> budget.value().window()),
                        Stream.concat(
                                level.guards().coolDown().stream().map(Stated::value),
                                level.guards().ineffective().stream()
                                        .map(memory -> memory.value().within()))))
                .max(Comparator.naturalOrder());
    }
}
