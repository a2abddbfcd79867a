package dev.drydock.remediation.domain.explain;

import dev.drydock.events.Scope;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.ProblemRemedy;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.remediation.domain.action.RemediationFile;
import dev.drydock.remediation.domain.explain.Prospect.Remedy;
import dev.drydock.remediation.domain.explain.Prospect.Turn;
import dev.drydock.remediation.domain.explain.Prospect.Verdict;
import dev.drydock.remediation.domain.guard.GuardDecision;
import dev.drydock.remediation.domain.guard.GuardFacts;
import dev.drydock.remediation.domain.guard.GuardFiles;
import dev.drydock.remediation.domain.guard.GuardRules;
import dev.drydock.remediation.domain.guard.HoldSoFar;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.problem.Held;
import dev.drydock.remediation.domain.problem.Outside;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A decision that nobody acts on: what would be done if a problem were reported now. It follows from the same rules, files
 * and ledger as a real one.
 *
 * @param given how many actions of the list were given for the problem before
 */
public record WouldAct(Scope scope, Outside outside, Ledger ledger, int given) {

    /** Tells it for every type of problem that the file knows. */
    public Prospect prospect() {
        if (outside.file() instanceof RemediationFile.Unusable unusable) {
            return new Prospect(Optional.of(unusable.message()), List.of());
        }
        if (outside.guards() instanceof Outside.ProjectGuards.Unusable unusable) {
            return new Prospect(Optional.of(unusable.message()), List.of());
        }
        var file = ((RemediationFile.Readable) outside.file()).content();
        var guards = ((Outside.ProjectGuards.Readable) outside.guards()).content();
        var seen = new HashSet<String>();
        return new Prospect(
                Optional.empty(),
                file.remedies().stream()
                        .filter(remedy -> seen.add(remedy.problemType())) // only the first entry of a type is used
                        .filter(remedy -> remedy.actionsOnOpen().isPresent())
                        .map(remedy -> remedy(remedy, file, guards))
                        .toList());
    }

    private Remedy remedy(ProblemRemedy remedy, Remediation file, GuardsFile guards) {
        var actions = remedy.actionsOnOpen().orElseThrow();
        var turns = new ArrayList<Turn>();
        for (var action : actions.subList(Math.min(given, actions.size()), actions.size())) {
            var facts = facts(remedy.problemType(), action, file, guards);
            var turn = turn(given + turns.size() + 1, action, GuardRules.decide(facts));
            turns.add(turn);
            if (turn.verdict() != Verdict.SKIP) {
                return new Remedy(remedy.problemType(), words(turn), turns);
            }
        }
        return new Remedy(remedy.problemType(), "it would be escalated at once: " + whyNone(actions.size()), turns);
    }

    private String whyNone(int listed) {
        if (listed == 0) {
            return "the file lists no action for it";
        }
        return given < listed ? "every action of the list is skipped" : "every action of the list was given";
    }

    private static Turn turn(int number, Action action, GuardDecision decision) {
        var verdict = verdict(decision);
        return new Turn(
                number,
                action.title(),
                action.action(),
                action.place(),
                verdict,
                verdict == Verdict.ACT || verdict == Verdict.SHADOW
                        ? Optional.empty()
                        : decision.checks().stream()
                                .filter(check -> !check.passes())
                                .findFirst(),
                decision instanceof GuardDecision.Hold hold ? Optional.of(hold.lookAgainAt()) : Optional.empty(),
                decision.checks());
    }

    private static Verdict verdict(GuardDecision decision) {
        if (decision instanceof GuardDecision.Act act) {
            return act.shadow() ? Verdict.SHADOW : Verdict.ACT;
        }
        if (decision instanceof GuardDecision.Hold) {
            return Verdict.HOLD;
        }
        return decision instanceof GuardDecision.Skip ? Verdict.SKIP : Verdict.GIVE_UP;
    }

    private static String words(Turn turn) {
        var why = turn.decidedBy().map(Held::worded).orElse("");
        return switch (turn.verdict()) {
            case ACT -> "%s would be taken now".formatted(turn.title());
            case SHADOW -> "%s would be recorded, not executed".formatted(turn.title());
            case HOLD -> "%s would be held: %s".formatted(turn.title(), why);
            default -> "it would be escalated at once: %s".formatted(why);
        };
    }

    private GuardFacts facts(String problemType, Action action, Remediation file, GuardsFile guards) {
        return new GuardFacts(
                scope,
                problemType.isEmpty() ? "default" : problemType,
                action,
                new GuardFiles(file.guards(), guards),
                ledger,
                outside.stage(),
                HoldSoFar.NONE);
    }
}
