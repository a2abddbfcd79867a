package dev.drydock.remediation.domain.problem;

import dev.drydock.events.EventId;
import dev.drydock.model.remediation.Action;
import dev.drydock.model.remediation.GuardsFile;
import dev.drydock.model.remediation.Remediation;
import dev.drydock.model.remediation.Undo;
import dev.drydock.remediation.domain.action.ActionAnswer;
import dev.drydock.remediation.domain.action.NextAction;
import dev.drydock.remediation.domain.guard.Check;
import dev.drydock.remediation.domain.guard.GuardDecision;
import dev.drydock.remediation.domain.guard.GuardFacts;
import dev.drydock.remediation.domain.guard.GuardFiles;
import dev.drydock.remediation.domain.guard.GuardRules;
import dev.drydock.remediation.domain.guard.HoldSoFar;
import dev.drydock.remediation.domain.guard.Ledger;
import dev.drydock.remediation.domain.guard.StageView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which action is taken now: the undo of the last one if that made the score worse, else the first of the list that no
 * guard wants skipped; and whether guards let it go.
 */
sealed interface ActionChoice {
    /** What was passed over on the way to it. */
    List<Passed> passed();

    /** An action that is skipped, with what each guard said. */
    record Passed(Skipped action, List<Check> checks) {}

    /** It is taken. */
    record Act(ActionAnswer.Given answer, Optional<EventId> undoes, List<Check> checks, List<Passed> passed)
            implements ActionChoice {}

    /** It has to wait. */
    record Wait(
            Action action,
            int index,
            Optional<EventId> undoes,
            GuardDecision.Hold hold,
            int approvals,
            List<Passed> passed)
            implements ActionChoice {}

    /** None is taken. */
    record None(ActionAnswer.Refused answer, List<Passed> passed) implements ActionChoice {}

    /** Chooses for an open problem. */
    static ActionChoice of(ProblemLife life, Remediation file, GuardsFile guards, StageView stage, Ledger ledger) {
        return new Choosing(life, file, guards, stage, ledger).choose();
    }

    /** The facts at hand. */
    record Choosing(ProblemLife life, Remediation file, GuardsFile guards, StageView stage, Ledger ledger) {

        ActionChoice choose() {
            return undoDue().flatMap(this::undo).orElseGet(() -> next(life.nextIndex(), new ArrayList<>()));
        }

        private Optional<Attempt> undoDue() {
            return life.lastAttempt()
                    .filter(Attempt::madeItWorse)
                    .filter(attempt -> attempt.undoWhen(Undo.When.WORSE).isPresent())
                    .filter(attempt -> !isUndoLeft());
        }

        /** An action of the list is held only once the undo before it was left: each is held for its time, once. */
        private boolean isUndoLeft() {
            return life.held().filter(held -> held.undoes().isEmpty()).isPresent();
        }

        /** An undo that guards do not let go in time is left: the next action may still help. */
        private Optional<ActionChoice> undo(Attempt worse) {
            var action = worse.action().undo().orElseThrow().action();
            var guarded = GuardedUndo.of(action, file, life, worse.index());
            var decision = GuardRules.decideUndo(facts(guarded, worse.index(), Optional.of(worse.askedBy())));
            if (decision instanceof GuardDecision.Act act) {
                var answer = ActionAnswer.undo(action, worse.title(), worse.index(), act.shadow());
                return Optional.of(new Act(answer, Optional.of(worse.askedBy()), act.checks(), List.of()));
            }
            return decision instanceof GuardDecision.Hold hold
                    ? Optional.of(new Wait(action, worse.index(), Optional.of(worse.askedBy()), hold, 0, List.of()))
                    : Optional.empty();
        }

        private ActionChoice next(int index, List<Passed> passed) {
            var next = NextAction.of(file, life.report().problem(), index);
            if (!(next instanceof NextAction.Found found)) {
                return new None(ActionAnswer.none(next), passed);
            }
            var facts = facts(found.action(), index, Optional.empty());
            var decision = GuardRules.decide(facts);
            if (decision instanceof GuardDecision.Skip skip) {
                passed.add(
                        new Passed(new Skipped(index, found.action().title(), skip.by(), ledger.now()), skip.checks()));
                return next(index + 1, passed);
            }
            if (decision instanceof GuardDecision.Act act) {
                return new Act(ActionAnswer.given(found, act.shadow()), Optional.empty(), act.checks(), passed);
            }
            if (decision instanceof GuardDecision.Hold hold) {
                return new Wait(found.action(), index, Optional.empty(), hold, GuardRules.approvals(facts), passed);
            }
            var by = ((GuardDecision.GiveUp) decision).by();
            return new None(
                    new ActionAnswer.Refused(
                            false,
                            "%s was held for too long: %s"
                                    .formatted(found.action().title(), Held.worded(by))),
                    passed);
        }

        private GuardFacts facts(Action action, int index, Optional<EventId> undoes) {
            var held = life.held().filter(one -> one.isOf(index, undoes, action));
            var asking = held.flatMap(Held::asking);
            return new GuardFacts(
                    life.report().scope(),
                    NextAction.nameOf(life.report().problem()),
                    action,
                    new GuardFiles(file.guards(), guards),
                    ledger,
                    stage,
                    new HoldSoFar(
                            held.map(Held::since),
                            asking.map(Asking::since),
                            asking.map(Asking::votes).orElse(List.of())));
        }
    }
}
